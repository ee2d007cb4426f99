"""How a search begins: one statement finds whose place it is and the nearest centres; its lines are kept."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

import orjson

from directory.cards.tags import place_tag
from directory.search.asked import Asked, cube, origin_of
from directory.search.found import ReadyCard
from directory.search.lines import lines
from directory.search.nearest import SLACK, statement_for, values_for
from directory.search.statements import first, stated
from directory.search.value import Search
from places.hits import Found
from places.models import Place
from places.nearest import found
from places.prepared import array, fetch

# What a row of the first statement is.
PLACE, CARD = range(2)


@dataclass(frozen=True, slots=True)
class Opening:
    """A search in its place, the lines for it, and the centres that were fetched of those with `tags`."""

    asked: Asked
    lines: tuple[ReadyCard, ...]
    cards: tuple[ReadyCard, ...]
    tags: tuple[int, ...]


def opened(search: Search, at: datetime, form: str, count: int) -> Opening:
    """Run the first statement, for `count` centres. Place.DoesNotExist if no gazetteer is loaded."""
    at, tags = at.replace(second=0, microsecond=0), _tags(search)
    values = {"point": cube(origin_of(search)), **_of_place(search.place)}
    statement = stated(first(statement_for(search), is_bare=search.place is None), search.language, form)
    rows = fetch(statement, values | values_for(search, at, tags, count + SLACK))
    mark, said = next(((row[6], row[8]) for row in rows if row[0] == PLACE), (None, None))
    place = search.place or _city(said)
    asked = Asked(search.at(place), place, origin_of(search), at, form)
    cards = tuple(ReadyCard._make(row[1:]) for row in rows if row[0] == CARD)
    return Opening(asked, lines(asked, mark), cards, tags)


def _tags(search: Search) -> tuple[int, ...]:
    """Return what the centres must have: of a province or the like that they lie inside of it."""
    inside = (place_tag(search.place.number),) if search.is_wide and search.place else ()
    return (*search.tags(), *inside)


def _of_place(place: Place | None) -> dict[str, Any]:
    return {"here": place.number, "above": array(place.ancestors)} if place else {}


@lru_cache(maxsize=1024)
def _city(said: str | None) -> Place:
    """Return the city of a bare position from its row as JSON."""
    row = orjson.loads(said) if said else None
    return found(row and [row[column] for column in Found._fields])
