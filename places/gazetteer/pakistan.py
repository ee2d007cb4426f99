"""Pakistan's places from the compiled list (`build_gazetteer --pakistan`)."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from places.gazetteer.rows import NameRow, PlaceRow
from places.gazetteer.sources import BY_TEXT, CC_BY

APPROXIMATE = {"approximate point", "point is the parent's", "area point unverified"}
TIMEZONE = "Asia/Karachi"
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
        parent=record["parent"] or "PK",
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


def name_rows(record: dict[str, Any]) -> Iterator[NameRow]:
    """Yield the other names of a record, and the halves of a name with brackets."""
    for name in record["names"]:
        needs_review = "needs review" in name["origin"]
        kind = "former" if name["type"].startswith("former") else name["type"]
        yield NameRow(record["id"], name["name"], name["lang"], kind, name["origin"], needs_review)
    if halves := IN_BRACKETS.match(record["name"]):
        for half in halves.groups():
            yield NameRow(record["id"], half, "en", "alternate", "part of the name", False)
