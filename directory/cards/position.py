"""Where a location publicly is: its own point only when it is exact; never closer than a vetter allowed."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from directory.models import Precision
from places.geo import Point
from places.models import Kind, Place

TOWNS = frozenset({Kind.CITY, Kind.TOWN, Kind.VILLAGE})
# What a person may name to see everything inside it.
WIDE = frozenset({Kind.COUNTRY, Kind.PROVINCE, Kind.TERRITORY, Kind.DIVISION})


class Position(NamedTuple):
    """What the public may know: a point, and the place that names it."""

    point: Point
    place: Place
    wide: tuple[int, ...]
    """Numbers of the country, the province and the like around it."""


def public_position(listing: Any, places: dict[int, Place]) -> Position | None:
    """Return where the public sees a row of `Gathered.listings`; None for help that is nowhere.

    `places` holds the place of the location and all its ancestors by number.
    """
    if not listing.location__place__ancestors:
        return None
    chain = [places[number] for number in listing.location__place__ancestors]
    wide = tuple(place.number for place in chain if place.kind in WIDE)
    if listing.location__precision == Precision.EXACT:
        return Position(Point(listing.location__latitude, listing.location__longitude), chain[0], wide)
    place = _district(chain) if listing.location__precision == Precision.DISTRICT else _town(chain)
    return Position(Point(place.latitude, place.longitude), place, wide)


def _town(chain: list[Place]) -> Place:
    """Return the town: a part of a city is as good as unknown."""
    return _first(chain, TOWNS) or chain[0]


def _district(chain: list[Place]) -> Place:
    """Return the district; for a city that spans several, the city as a whole."""
    return _first(chain, {Kind.DISTRICT}) or _widest([place for place in chain if place.kind not in WIDE]) or chain[0]


def _first(chain: list[Place], kinds: Iterable[str]) -> Place | None:
    return next((place for place in chain if place.kind in kinds), None)


def _widest(chain: list[Place]) -> Place | None:
    return chain[-1] if chain else None
