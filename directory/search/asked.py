"""A search at its place and moment, and the values that its statements take."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from directory.search.found import Found, ReadyCard, opening_of
from directory.search.statements import HTML, stated
from directory.search.value import Search
from places.geo import Point
from places.models import Place
from places.nearest import nearest_city
from places.prepared import array, fetch


@dataclass(frozen=True, slots=True)
class Asked:
    """`origin` orders the answer; `place` is what its words are about; `at` is a whole minute; `form` is of FORMS."""

    search: Search
    place: Place
    origin: Point
    at: datetime
    form: str = HTML

    @property
    def place_point(self) -> Point:
        """Return the point of the person's place."""
        return Point(self.place.latitude, self.place.longitude)

    def run(self, statement: str, **values: Any) -> list[tuple[Any, ...]]:
        """Run a statement of `directory.search.statements`."""
        common = {
            "point": cube(self.origin),
            "tags": array(self.search.tags()),
            "above": array(self.place.ancestors),
            "here": self.place.number,
        }
        return fetch(stated(statement, self.search.language, self.form), common | values)

    def cards(self, statement: str, **values: Any) -> list[ReadyCard]:
        """Run a statement that returns cards."""
        return [ReadyCard._make(row) for row in self.run(statement, **values)]

    def is_open(self, hours_json: str) -> bool:
        """Tell whether the hours let the card into the answer."""
        return not self.search.open_now or opening_of(hours_json, self.at).state == "open"

    def from_afar(self, cards: Iterable[ReadyCard]) -> tuple[Found, ...]:
        """Return what is found without a distance."""
        return tuple(
            Found(card, None, opening_of(card.hours, self.at), self.at, self.search.language) for card in cards
        )


def asked(search: Search, at: datetime, form: str = HTML) -> Asked:
    """Put a search in its place; a bare position takes the nearest city, by a statement of its own."""
    if search.place is None and search.point is not None:
        search = search.at(nearest_city(search.point.latitude, search.point.longitude))
    assert search.place is not None  # noqa: S101  (a Search has a point or a place)
    return Asked(search, search.place, origin_of(search), at.replace(second=0, microsecond=0), form)


def origin_of(search: Search) -> Point:
    """Return the point that orders the answer."""
    if search.point is not None:
        return search.point
    assert search.place is not None  # noqa: S101  (a Search has a point or a place)
    return Point(search.place.latitude, search.place.longitude)


def cube(point: Point) -> str:
    """Write a point as the statements take it."""
    return f"({', '.join(map(repr, point.ecef))})"
