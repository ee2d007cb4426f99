"""Where a location publicly is: its own point only when it is exact; never closer than a vetter allowed."""

from collections.abc import Iterable
from typing import NamedTuple

from directory.geo import Point
from directory.models import Location, Precision
from places.models import Kind, Place

TOWNS = frozenset({Kind.CITY, Kind.TOWN, Kind.VILLAGE})
WIDE = frozenset({Kind.COUNTRY, Kind.PROVINCE, Kind.TERRITORY, Kind.DIVISION})


class Position(NamedTuple):
    """What the public may know: a point, and the place that names it."""

    point: Point
    place: Place


def public_position(location: Location, places: dict[int, Place]) -> Position | None:
    """Return where the public sees the location; None for help that is nowhere.

    `places` holds the place of the location and all its ancestors by number.
    """
    if location.place is None:
        return None
    if location.precision == Precision.EXACT and location.latitude is not None and location.longitude is not None:
        return Position(Point(location.latitude, location.longitude), location.place)
    chain = [places[number] for number in location.place.ancestors]
    place = _district(chain) if location.precision == Precision.DISTRICT else _town(chain)
    return Position(Point(place.latitude, place.longitude), place)


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
