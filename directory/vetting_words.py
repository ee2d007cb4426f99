"""The words in which vetters' pages say how something was found out, what came of it, and what was done."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from directory.choices import WRONG, Choices
from directory.states import Deed

METHODS: Final[Choices] = {
    "call": gettext_lazy("I called them"),
    "visit": gettext_lazy("I went there"),
    "document": gettext_lazy("I saw an official paper"),
    "official site": gettext_lazy("I read their official site"),
}
METHODS_SAID: Final[dict[str, Promise]] = {
    "call": gettext_lazy("by a call"),
    "visit": gettext_lazy("by a visit"),
    "document": gettext_lazy("by an official paper"),
    "official site": gettext_lazy("by their official site"),
    "self-declared": gettext_lazy("they said so themselves"),
}
OUTCOMES: Final[Choices] = {
    "confirmed": gettext_lazy("It is correct as it stands"),
    "changed": gettext_lazy("They told of something that must be changed"),
    "no answer": gettext_lazy("Nobody answered"),
    "refused": gettext_lazy("They did not want to say"),
    "closed": gettext_lazy("It does not exist any more"),
}
ROLES: Final[dict[str, Promise]] = {
    "vetter": gettext_lazy("a vetter"),
    "ngo_worker": gettext_lazy("the organization itself"),
    "ngo_lead": gettext_lazy("the organization itself"),
    "organization": gettext_lazy("the organization itself"),
}
EVIDENCE: Final[dict[str, Promise]] = {
    "wrong number": gettext_lazy("Wrong number"),
    "wrong link": gettext_lazy("Wrong link or address"),
    "disputed": gettext_lazy("Sources do not agree"),
    "note": gettext_lazy("Note"),
    "confidence": gettext_lazy("How sure the sources are"),
    "safeguarding": gettext_lazy("Reports of harm inside the place"),
    "rule only": gettext_lazy("Only a rule says that it exists"),
}
MOVES: Final[dict[str, Promise]] = {
    Deed.PUBLISH: gettext_lazy("Show it to the public"),
    Deed.RETURN: gettext_lazy("Send it back"),
    Deed.SUSPEND: gettext_lazy("Take it down for now"),
    Deed.WITHDRAW: gettext_lazy("Put it away"),
    Deed.REOPEN: gettext_lazy("Take it out again, to be checked"),
}
DEEDS: Final[dict[str, Promise]] = {
    "catalogue.loaded": gettext_lazy("taken from the sources"),
    "listing.begun": gettext_lazy("begun"),
    "listing.submitted": gettext_lazy("sent in"),
    "listing.returned": gettext_lazy("sent back"),
    "listing.published": gettext_lazy("shown to the public"),
    "listing.approved": gettext_lazy("a first vetter said yes"),
    "listing.suspended": gettext_lazy("taken down for now"),
    "listing.lapsed": gettext_lazy("taken down by the clock"),
    "listing.withdrawn": gettext_lazy("put away"),
    "listing.reopened": gettext_lazy("taken out again"),
    "listing.verified": gettext_lazy("checked"),
    "listing.called_for": gettext_lazy("visitors say that nobody answers"),
    "listing.capacity": gettext_lazy("said whether they take new people"),
    "listing.shut": gettext_lazy("closed for a time"),
    "listing.open_again": gettext_lazy("open again"),
    "listing.hidden": gettext_lazy("its place hidden"),
    "draft.taken": gettext_lazy("changes taken"),
}
REPORT_GONE: Final = pgettext_lazy("of a listing", "A listing that is gone")


def say_deed(event: str) -> str:
    """Say what was done, by its audit event; an event that is not on the list by its own name."""
    return str(DEEDS.get(event, event))


def say_wrong(wrong: str) -> str:
    """Say what a visitor says is wrong."""
    return str(WRONG.get(wrong, wrong))


def say_actor(actor: str, names: dict[str, str]) -> str:
    """Say who did it: `names` are those of people, by "user:7"."""
    if actor in names:
        return names[actor]
    kind, _colon, which = actor.partition(":")
    if kind == "user":
        return _("somebody who is gone")
    return _("a visitor") if kind == "visitor" else _("the computer (%(which)s)") % {"which": which or kind}
