"""A small invented country, so that every answer can be read off the page."""

from dataclasses import dataclass
from datetime import UTC, datetime

from directory.search import JSON, Results, Search, find
from places.models import Place
from tests.factories import make_place

# A Monday, 12:00 in Pakistan.
NOON = datetime(2026, 11, 2, 7, tzinfo=UTC)


@dataclass(frozen=True)
class World:
    """Far from every shipped city: a country, two provinces, two districts, and three cities."""

    country: Place
    north: Place
    south: Place
    district: Place
    other_district: Place
    city: Place
    area: Place
    town: Place
    harbour: Place


def make_world() -> World:
    """Save the world in the southern Pacific Ocean."""
    country = make_place("Inventia", kind="country", country="ZZ", latitude=-48, longitude=-124)
    north = make_place("North Inventia", kind="province", parent=country, latitude=-47.5, longitude=-124)
    south = make_place("South Inventia", kind="province", parent=country, latitude=-49, longitude=-124)
    district = make_place("Middle District", kind="district", parent=north, latitude=-47.4, longitude=-124.3)
    other_district = make_place("Edge District", kind="district", parent=north, latitude=-47.0, longitude=-123)
    city = make_place("Mockville", parent=district, latitude=-47.5, longitude=-124, population=500_000)
    area = make_place("Mockville Heights", kind="area", parent=city, latitude=-47.52, longitude=-124.01)
    town = make_place("Sampleton", kind="town", parent=other_district, latitude=-47.0, longitude=-123.2)
    harbour = make_place("Fake Harbour", parent=south, latitude=-49.2, longitude=-124.4, population=90_000)
    return World(country, north, south, district, other_district, city, area, town, harbour)


def ask(place: Place | None = None, *, at: datetime = NOON, form: str = JSON, **fields: object) -> Results:
    """Search from a place in English, at Monday noon unless told, for cards as programs get them."""
    return find(Search(place=place, **{"language": "en", "limit": 50} | fields), at=at, form=form)


def names(found: tuple, count: int | None = None) -> list[str]:
    """Return the names on the cards, in order."""
    import orjson

    return [orjson.loads(one.json())["name"] for one in found][:count]
