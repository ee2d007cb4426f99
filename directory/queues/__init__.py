"""What waits for vetters, queue by queue: reads only. Only vetters' pages may show what stands here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from directory.models import Claim, Draft, ListingReport, Suggestion
from directory.queues import listings
from directory.queues.doubles import doubles
from directory.queues.progress import Progress, progress

__all__ = ["QUEUES", "Progress", "Queue", "next_after", "progress", "waiting"]

# So far ahead is looked for the next listing of a queue.
LOOKED_AHEAD = 2000


@dataclass(frozen=True, slots=True)
class Queue:
    """One queue: `read` returns its things on a day, the first to be looked at first; `kind` is what they are.

    Of the listings in one that `asks`, their organizations may be asked, many at once.
    """

    kind: str
    name: Promise
    purpose: Promise
    read: Callable[[date], "QuerySet[Any] | Sequence[Any]"]
    asks: bool = False


QUEUES: Final[dict[str, Queue]] = {
    "reported": Queue(
        "report",
        _("Visitors say that it is wrong"),
        _("What may hurt somebody comes first."),
        lambda _today: ListingReport.objects.waiting().select_related("service_at_location__service"),
    ),
    "due": Queue(
        "listing",
        _("To be checked again"),
        _("What waits longest comes first."),
        listings.due,
        asks=True,
    ),
    "unconfirmed": Queue(
        "listing",
        _("Never confirmed by us"),
        _("Helplines and shelters come first, then what was written down longest ago."),
        listings.unconfirmed,
        asks=True,
    ),
    "no-answer": Queue(
        "listing",
        _("Nobody answered, twice"),
        _("Try at another hour, or by another way."),
        listings.no_answer,
    ),
    "second": Queue(
        "listing",
        _("A second vetter must say yes"),
        _("Who said yes first cannot be the second."),
        listings.second,
    ),
    "changed": Queue(
        "draft",
        _("Changes sent in"),
        _("The public sees the old words until a vetter has looked."),
        lambda _today: Draft.objects.waiting().select_related("service"),
    ),
    "claims": Queue(
        "claim",
        _("Somebody says: this is ours"),
        _("Believe it only when you have found out yourself."),
        lambda _today: Claim.objects.waiting().select_related("service"),
    ),
    "suggestions": Queue(
        "suggestion",
        _("Places that visitors told of"),
        _("Nothing of this is public."),
        lambda _today: Suggestion.objects.waiting(),
    ),
    "new": Queue("listing", _("New"), _("They have never been public."), listings.new),
    "down": Queue(
        "listing",
        _("Taken down"),
        _("They were public once. Check them again, or put them away."),
        listings.down,
    ),
    "doubted": Queue(
        "listing",
        _("Kept back by a doubt"),
        _("Two vetters must agree before the public sees one of these."),
        listings.doubted,
    ),
    "contradictions": Queue(
        "listing",
        _("Sources contradict each other"),
        _("They stay here until we have checked them ourselves."),
        listings.contradictions,
    ),
    "doubles": Queue(
        "double",
        _("Perhaps the same, twice"),
        _("The same number, the same name, or nearly the same name at one place."),
        lambda _today: doubles(),
    ),
}


def waiting(today: date) -> dict[str, int]:
    """Return how many things wait in the queues that should be empty by the evening. Four statements."""
    names = ("reported", "due", "changed", "new")
    found = {name: QUEUES[name].read(today) for name in names}
    return {name: things.count() if isinstance(things, QuerySet) else len(things) for name, things in found.items()}


def next_after(name: str, pk: Any, today: date) -> Any:
    """Return the id of the listing that comes after one in a queue of listings; None where there is none."""
    queue = QUEUES.get(name)
    if queue is None or queue.kind != "listing":
        return None
    found = queue.read(today)
    ids = list(found.values_list("pk", flat=True)[:LOOKED_AHEAD]) if isinstance(found, QuerySet) else []
    rest = ids[ids.index(pk) + 1 :] if pk in ids else ids
    return next(iter(rest), None)
