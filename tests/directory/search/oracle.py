"""The right answer by brute force, from the nouns themselves: no card, no index, no SQL order has a part in it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import accumulate
from typing import Any
from uuid import UUID

from django.utils import timezone
from pyproj import Geod

from directory.hours import Exceptional, Hours, Interval, opening
from directory.models import ServiceAtLocation
from directory.search import Search
from places.models import Place

WGS84 = Geod(ellps="WGS84")
FLAGS = ("free", "accessible", "accepts_minors")
TOWNS = ("city", "town", "village")


@dataclass(frozen=True)
class Centre:
    """One published listing that is somewhere, as the public may know it."""

    id: UUID
    latitude: float
    longitude: float
    words: frozenset[str]
    languages: frozenset[str]
    flags: frozenset[str]
    is_remote: bool
    places: frozenset[int]
    hours: Hours | None
    rank: tuple[Any, ...]


@dataclass
class Oracle:
    """Every centre of a database, sorted as equal distances are listed; cities, and the running sum of their people."""

    centres: Sequence[Centre]
    places: dict[str, Place]
    cities: list[Place]
    crowds: list[int] = field(default_factory=list)

    @classmethod
    def read(cls) -> "Oracle":
        """Read the database that Django is connected to."""
        places = {place.number: place for place in Place.objects.all()}
        rows = ServiceAtLocation.public.filter(service__status="active", location__place__isnull=False)
        # A line is found by the area it serves, never as a place to go to.
        lines = rows.filter(service__kind="helpline", service__areas__isnull=False)
        related = ("service__terms", "service__languages", "service__cost_options", "service__phones", "schedules")
        found = (
            rows.exclude(pk__in=lines.values("pk"))
            .select_related("service", "location__place")
            .prefetch_related(*related, "location__accessibility")
        )
        centres = sorted((centre_of(row, places) for row in found), key=lambda centre: centre.rank)
        cities = [place for place in places.values() if place.kind == "city" and place.population]
        crowds = list(accumulate(city.population for city in cities))
        return cls(centres, {place.id: place for place in places.values()}, cities, crowds)

    def nearest(self, search: Search, at: datetime) -> tuple[list[UUID], bool]:
        """Return the ids of all fitting centres from the nearest on, and whether she had to be taken farther."""
        measured = [pair for pair in self._measured(search) if fits(pair[0], search, at)]
        if search.is_wide:
            inside = [pair for pair in measured if search.place.number in pair[0].places]
            return [centre.id for centre, _ in inside or measured], bool(measured and not inside)
        within = [pair for pair in measured if search.within_km is None or pair[1] <= search.within_km * 1000]
        return [centre.id for centre, _ in within or measured], bool(measured and not within)

    def _measured(self, search: Search) -> list[tuple[Centre, float]]:
        at = search.point or search.place
        fitting = [centre for centre in self.centres if has_words(centre, search)]
        lats, lons = [centre.latitude for centre in fitting], [centre.longitude for centre in fitting]
        metres = WGS84.inv([at.longitude] * len(fitting), [at.latitude] * len(fitting), lons, lats)[2]
        return sorted(zip(fitting, metres, strict=True), key=lambda pair: pair[1])


def has_words(centre: Centre, search: Search) -> bool:
    """Tell whether the centre meets the needs and serves the person."""
    asked = {*search.needs, *([search.audience] if search.audience else [])}
    return asked <= centre.words and (search.speaks is None or search.speaks in centre.languages)


def fits(centre: Centre, search: Search, at: datetime) -> bool:
    """Tell whether the centre passes the other filters."""
    if any(getattr(search, flag) and flag not in centre.flags for flag in FLAGS):
        return False
    return not search.open_now or opening(centre.hours, at).state == "open"


def centre_of(row: ServiceAtLocation, places: dict[int, Place]) -> Centre:
    """Return what the public may know of a listing."""
    service, location = row.service, row.location
    latitude, longitude = point_of(row, places)
    flags = {
        "free": any(cost.free for cost in service.cost_options.all()),
        "accessible": any(feature.present for feature in location.accessibility.all()),
        "accepts_minors": service.accepts_minors == "yes",
    }
    words = frozenset(term.slug for term in service.terms.all())
    day = service.assured_date or date(*[int(part) for part in (service.source_date + "-1-1").split("-")[:3]])
    has_phone = bool(service.phones.all())
    return Centre(
        row.pk,
        latitude,
        longitude,
        words,
        frozenset(language.code for language in service.languages.all()),
        frozenset(flag for flag, is_set in flags.items() if is_set),
        "helpline" in words,
        frozenset(location.place.ancestors),
        hours_of(row),
        (-trust(service), not has_phone, -day.toordinal(), row.pk.bytes),
    )


def point_of(row: ServiceAtLocation, places: dict[int, Place]) -> tuple[float, float]:
    """Return the public point: its own, its town's, or its district's."""
    if row.location.precision == "exact":
        return row.location.latitude, row.location.longitude
    chain = [places[number] for number in row.location.place.ancestors]
    wanted = ("district",) if row.location.precision == "district" else TOWNS
    place = next((place for place in chain if place.kind in wanted), chain[0])
    return place.latitude, place.longitude


def hours_of(row: ServiceAtLocation) -> Hours | None:
    """Return the hours by the rows of the schedule."""
    rows = list(row.schedules.all())
    if not rows and not row.always_open:
        return None
    return Hours(
        row.always_open,
        _weekly(rows, "regular"),
        _weekly(rows, "ramadan") or None,
        tuple(
            Exceptional(one.valid_from, one.valid_to, one.opens_at, one.closes_at)
            for one in rows
            if one.kind == "exception"
        ),
        row.location.timezone,
    )


def _weekly(rows: Iterable[Any], kind: str) -> tuple[Interval, ...]:
    return tuple(Interval(one.weekday, one.opens_at, one.closes_at) for one in rows if one.kind == kind)


def trust(service: Any) -> int:
    """Return 2 for what was confirmed, 1 for what never was, 0 for what is overdue."""
    if service.assured_date is None:
        return 1
    period = 90 if service.kind in {"shelter", "helpline"} else 180
    return 2 if (timezone.localdate() - service.assured_date).days <= period + 30 else 0
