"""Centres as the desk chooses among them: near her, open, how sure, how often they said no."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Count
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from directory.models import Assurance, Known, ServiceAtLocation, Status
from directory.scripts import content_language
from directory.search import Found, Search, find
from directory.wording import say_distance, say_month, say_opening
from places.lookup import look_up
from places.models import Kind as PlaceKind
from places.models import Place
from referrals.models import Inbox, Referral
from referrals.permissions import may_receive
from referrals.said import Summary
from referrals.states import ReferralState
from safety import clock

SAID_NO: Final = (ReferralState.DECLINED, ReferralState.NO_ANSWER)
A_PAGE: Final = 10


@dataclass(frozen=True, slots=True)
class Centre:
    """One centre; distance and opening as of the search that found it."""

    pk: UUID
    name: str
    numbers: tuple[str, ...]
    distance: SafeString | str
    opening: str
    checked: str
    has_child_lead: bool
    refusals: int
    is_listed: bool = True

    @property
    def first_number(self) -> str:
        """The number to ring first."""
        return self.numbers[0] if self.numbers else ""


@dataclass(frozen=True, slots=True)
class Near:
    """Centres near a place, and the lines that serve it; `place` is None where hers is not known."""

    place: Place | None
    centres: tuple[Centre, ...] = ()
    lines: tuple[Centre, ...] = ()
    has_more: bool = False


def place_of(summary: Summary) -> Place | None:
    """Return the place that she named, if it is one of the gazetteer's, or is clearly meant."""
    if summary.place:
        return Place.objects.filter(pk=summary.place).first()
    return look_up(summary.place_said).place if summary.place_said else None


def districts() -> list[tuple[str, str]]:
    """Return the districts of the home country with their provinces, to choose from."""
    language = content_language()
    found = Place.objects.filter(country=settings.HOME_COUNTRY, kind=PlaceKind.DISTRICT).order_by("name")
    return [(place.pk, (place.path_ur if language == "ur" else "") or place.path) for place in found]


def near(summary: Summary, *, place: Place | None, needs: Iterable[str], remote: bool = False, page: int = 1) -> Near:
    """Return the nearest centres that fit, without those that she does not want."""
    if place is None:
        return Near(None)
    search = Search(
        place=place, needs=tuple(needs), remote=remote, page=page, limit=A_PAGE, language=content_language()
    )
    results = find(search, at=clock.now())
    found = [*results.results, *results.helplines]
    listed, refusals = listings(one.card.id for one in found), past_refusals(one.card.id for one in found)
    unwanted = set(summary.excluded_centres)

    def shown(some: Iterable[Found]) -> tuple[Centre, ...]:
        wanted = (one for one in some if one.card.id in listed and str(one.card.id) not in unwanted)
        return tuple(_centre(listed[one.card.id], refusals, one) for one in wanted)

    return Near(place, shown(results.results), shown(results.helplines), results.has_more)


def one(pk: UUID) -> Centre | None:
    """Return one centre, also one that is not in the directory now: it may have to be rung; None where none is."""
    found = listings([pk]).get(pk)
    return _centre(found, past_refusals([pk])) if found else None


def has_inbox(centre: UUID | str | None) -> bool:
    """Say whether something can be sent to a centre's own inbox here."""
    try:
        found = Inbox.objects.filter(centre=centre).select_related("group").first() if centre else None
    except ValidationError:
        return False
    return found is not None and bool(may_receive(found))


def names(pks: Iterable[str | UUID]) -> dict[str, str]:
    """Return the names of centres by their ids as text."""
    return {str(pk): _name(listing) for pk, listing in listings(UUID(str(pk)) for pk in pks if pk).items()}


def listings(pks: Iterable[UUID]) -> dict[UUID, ServiceAtLocation]:
    """Return centres with what is said of them."""
    rows = ServiceAtLocation.everything.filter(pk__in=set(pks)).select_related("service", "location__place")
    related = ("service__texts", "service__phones", "service__reached_through")
    return {row.pk: row for row in rows.prefetch_related(*related)}


def past_refusals(pks: Iterable[UUID]) -> dict[UUID, int]:
    """Return how often each centre said no, or did not answer, in cases that are still there."""
    rows = Referral.objects.filter(centre__in=set(pks), state__in=SAID_NO).values_list("centre")
    return dict(rows.annotate(count=Count("pk")))


def _centre(listing: ServiceAtLocation, refusals: dict[UUID, int], found: Found | None = None) -> Centre:
    service = listing.service
    return Centre(
        pk=listing.pk,
        name=_name(listing),
        numbers=tuple(_numbers(listing)),
        distance=say_distance(found.distance, found.card.place_name) if found else "",
        opening=say_opening(found.opening, found.at) if found else "",
        checked=_checked(service.assurance, service.assured_date, service.source_date),
        has_child_lead=service.child_protection_lead == Known.YES,
        refusals=refusals.get(listing.pk, 0),
        is_listed=service.vetting_state == "published" and service.status == Status.ACTIVE,
    )


def _name(listing: ServiceAtLocation) -> str:
    return listing.service.said("name", content_language())


def _numbers(listing: ServiceAtLocation) -> Collection[str]:
    own = [phone.dial for phone in listing.service.phones.all()]
    return own or [line.dial for line in listing.service.reached_through.all()]


def _checked(assurance: str, day: date | None, source_date: str) -> str:
    if assurance == Assurance.CONFIRMED and day:
        return _("confirmed with the centre in %(month)s") % {"month": say_month(day.isoformat())}
    if source_date:
        return _("not confirmed; published in %(month)s") % {"month": say_month(source_date)}
    return _("not confirmed")
