"""Pakistan's places from the compiled list (`build_gazetteer --pakistan`)."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from places.gazetteer.rows import NameRow, PlaceRow
from places.gazetteer.sources import BY_TEXT, CC_BY
from places.ids import country_id

APPROXIMATE = {"approximate point", "point is the parent's", "area point unverified"}
TIMEZONE = "Asia/Karachi"
ROMAN_END = re.compile(r" ([IVX]+)$")
ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10}
IN_BRACKETS = re.compile(r"^(.+?) \((.+)\)$")


def read_list(path: Path) -> list[dict[str, Any]]:
    """Return the records of the list as they are."""
    records: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return records


def place_row(record: dict[str, Any]) -> PlaceRow:
    """Return the place of a record, still without its number."""
    return PlaceRow(
        id=record["id"],
        number=0,
        kind=record["kind"],
        country="PK",
        parent=record["parent"] or country_id("PK"),
        name=record["name"],
        name_ur=record["name_ur"] or "",
        name_ur_needs_review=(record["name_ur_origin"] or "").startswith("rendered"),
        latitude=record["latitude"],
        longitude=record["longitude"],
        point_is_approximate=not APPROXIMATE.isdisjoint(record["flags"]),
        timezone=TIMEZONE,
        population=record["population"] or 0,
        sources=_sources(record),
    )


def _sources(record: dict[str, Any]) -> str:
    keys = [BY_TEXT[source] for source in record["sources"]]
    names_geonames = any(source.startswith("GeoNames") for source in record["sources"])
    if CC_BY in record["licences"] and not names_geonames:
        keys.append("geonames-point")
    return " ".join(keys)


def name_rows(record: dict[str, Any], names: dict[str, str]) -> Iterator[NameRow]:
    """Yield the other names of a record; `names` are the English names of all places by id."""
    for name in record["names"]:
        needs_review = "needs review" in name["origin"]
        kind = "former" if name["type"].startswith("former") else name["type"]
        yield NameRow(record["id"], name["name"], name["lang"], kind, name["origin"], needs_review)
    for text, kind, origin in _by_rule(record, names.get(record["parent"] or "", "")):
        yield NameRow(record["id"], text, "en", kind, origin, False)


def _by_rule(record: dict[str, Any], parent: str) -> Iterator[tuple[str, str, str]]:
    """Yield what people make of any such name: halves of brackets, initials, digits, no city behind an area."""
    name = str(record["name"])
    halves = IN_BRACKETS.match(name)
    for half in halves.groups() if halves else ():
        yield half, "alternate", "rule: part of the name"
    if (roman := ROMAN_END.search(name)) and roman[1] in ROMAN:
        yield f"{name[: roman.start()]} {ROMAN[roman[1]]}", "typed", "rule: number in digits"
    area = halves[1] if halves else name
    if record["kind"] == "area" and parent and area.endswith(f" {parent}"):
        yield area.removesuffix(f" {parent}"), "alternate", "rule: without its city"
    words = name.split()
    if record["kind"] in {"city", "town"} and len(words) > 2 and not halves:
        yield " ".join([*(word[0] for word in words[:-1]), words[-1]]), "abbreviation", "rule: initials"
