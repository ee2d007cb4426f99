"""What stands inside a part of a map: the cards nearest to its middle, each at its public position."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import orjson

from directory.cards.opening_hours import minute_of_week
from directory.search.found import Found, ReadyCard, opening_of
from directory.search.statements import INSIDE, JSON, stated
from directory.search.value import Search
from places.box import Box
from places.prepared import array, fetch

MOST = 500


@dataclass(frozen=True, slots=True)
class Inside:
    """What was found, nearest to the middle first; `has_more`: there is more than may be shown at once."""

    found: tuple[Found, ...]
    has_more: bool


def inside(box: Box, search: Search, *, at: datetime, most: int = MOST) -> Inside:
    """Return what fits `search` inside the box, whatever its place; one statement."""
    at = at.replace(second=0, microsecond=0)
    least, greatest = box.corners()
    values = {
        "box": f"({_said(least)}),({_said(greatest)})",
        "point": f"({_said(box.middle.ecef)})",
        "tags": array(search.tags()),
        "minute": minute_of_week(at) if search.open_now else None,
        "limit": most + 1,
    }
    degrees = {"west": box.west, "south": box.south, "east": box.east, "north": box.north}
    rows = fetch(stated(INSIDE, search.language, JSON), values | degrees)
    cards = [ReadyCard._make(row) for row in rows[:most]]
    found = (Found(card, None, opening_of(card.hours, at), at, search.language) for card in cards)
    return Inside(tuple(one for one in found if not search.open_now or one.opening.state == "open"), len(rows) > most)


def feature(found: Found) -> bytes:
    """Return a card as a GeoJSON feature: what the search says of it, at its public position."""
    card = found.card
    return feature_of(card.id, card.longitude, card.latitude, found.json())


def feature_of(pk: UUID, longitude: float | None, latitude: float | None, properties: bytes) -> bytes:
    """Return a GeoJSON feature with properties that are JSON already. Six decimals are a tenth of a metre."""
    at = [None if degrees is None else round(degrees, 6) for degrees in (longitude, latitude)]
    geometry = orjson.dumps({"type": "Point", "coordinates": at})
    return b'{"type":"Feature","id":"%b","geometry":%b,"properties":%b}' % (str(pk).encode(), geometry, properties)


def _said(numbers: Iterable[float]) -> str:
    return ", ".join(map(repr, numbers))
