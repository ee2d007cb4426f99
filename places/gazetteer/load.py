"""Brings the gazetteer's files into the database: all or nothing, and at once when nothing changed."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, transaction

from places import fold, near, weight
from places.gazetteer import rows, sources, tree
from places.gazetteer.rows import NAME_FILES, PLACE_FILES, NameRow, PlaceRow
from places.models import Edition, Place, PlaceName

SPELLINGS = frozenset({"typed", "alternate spelling"})
READERS = (fold, near, weight, rows, sources, tree)
PLACE_COLUMNS = (
    "id", "number", "kind", "country", "parent_id", "ancestors", "name", "name_ur", "name_ur_needs_review", "path",
    "path_ur", "latitude", "longitude", "point_is_approximate", "timezone", "population", "source", "licence",
)  # fmt: skip
NAME_COLUMNS = ("place_id", "text", "language", "kind", "origin", "needs_review", "key", "skeleton", "near", "weight")


def digest(folder: Path) -> str:
    """Return the SHA-256 of the files in `folder`, of the code that reads them and of the home country."""
    read_by = [Path(str(module.__file__)) for module in READERS] + [Path(__file__)]
    found = hashlib.sha256(settings.HOME_COUNTRY.encode())
    for path in [*sorted(folder.glob("*.tsv")), *read_by]:
        found.update(path.name.encode() + path.read_bytes())
    return found.hexdigest()


def load(folder: Path) -> bool:
    """Bring the files into the database; return whether there was anything to do. ValueError names a bad row."""
    edition = digest(folder)
    if Edition.objects.filter(pk=edition).exists():
        return False
    places = _places(folder)
    with transaction.atomic():
        _replace_places(places)
        _replace_names(places, folder)
        Edition.objects.all().delete()
        Edition.objects.create(digest=edition)
    _analyze()
    return True


def _places(folder: Path) -> dict[str, PlaceRow]:
    return {row.id: row for name in PLACE_FILES for row in rows.read(folder / name, PlaceRow)}


def _replace_places(places: dict[str, PlaceRow]) -> None:
    """Insert, update and delete by way of a table of its own: other tables point at places."""
    columns = ", ".join(PLACE_COLUMNS)
    updates = ", ".join(f"{column} = excluded.{column}" for column in PLACE_COLUMNS[1:])
    table = Place._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f"create temporary table incoming on commit drop as select {columns} from {table} limit 0")
        _copy(cursor, "incoming", PLACE_COLUMNS, _place_cells(places))
        cursor.execute(f"delete from {PlaceName._meta.db_table}")
        cursor.execute(
            f"insert into {table} ({columns}) select {columns} from incoming on conflict (id) do update set {updates}"
        )
        cursor.execute(f"delete from {table} where id not in (select id from incoming)")


def _place_cells(places: dict[str, PlaceRow]) -> Iterator[tuple[Any, ...]]:
    above = tree.Tree(places, settings.HOME_COUNTRY)
    for row in places.values():
        source, licence = sources.said(row.sources)
        yield (
            row.id, row.number, row.kind, row.country, row.parent or None, _array(above.ancestors(row)), row.name, row.name_ur,
            row.name_ur_needs_review, above.path(row, "en"), above.path(row, "ur"), row.latitude, row.longitude,
            row.point_is_approximate, row.timezone, row.population, source, licence,
        )  # fmt: skip


def _replace_names(places: dict[str, PlaceRow], folder: Path) -> None:
    with connection.cursor() as cursor:
        _copy(cursor, PlaceName._meta.db_table, NAME_COLUMNS, _name_cells(places, folder))


def _name_cells(places: dict[str, PlaceRow], folder: Path) -> Iterator[tuple[Any, ...]]:
    seen = set()
    for name in _names(places, folder):
        key = fold.key(name.text)
        if key and (name.place, key) not in seen:
            seen.add((name.place, key))
            yield (
                name.place, name.text, name.language, name.kind, name.origin, name.needs_review, key,
                bones := fold.skeleton(name.text), _array(near.near(bones)), _weight(places[name.place]),
            )  # fmt: skip


def _names(places: dict[str, PlaceRow], folder: Path) -> Iterator[NameRow]:
    for row in places.values():
        yield NameRow(row.id, row.name, "en", "name", row.sources, False)
        if row.name_ur:
            yield NameRow(row.id, row.name_ur, "ur", "name", row.sources, row.name_ur_needs_review)
    others = [name for file in NAME_FILES for name in rows.read(folder / file, NameRow)]
    for name in others:
        if name.place not in places:
            raise ValueError(f"{name.text} is a name of {name.place}, which is no place")
    yield from others
    yield from _shared(places, others)


def _shared(places: dict[str, PlaceRow], names: list[NameRow]) -> Iterator[NameRow]:
    """Yield typed spellings once more for the namesakes: a spelling belongs to the name, whoever bears it."""
    bearers: dict[str, list[str]] = defaultdict(list)
    for row in places.values():
        bearers[fold.key(row.name)].append(row.id)
    for name in names:
        own = places[name.place].name
        if name.kind in SPELLINGS and _sound_alike(name.text, own):
            yield from (replace(name, place=id_) for id_ in bearers[fold.key(own)])


def _sound_alike(one: str, other: str) -> bool:
    return not set(near.near(fold.skeleton(one))).isdisjoint(near.near(fold.skeleton(other)))


def _array(numbers: list[int]) -> str:
    """Write PostgreSQL's own array text; for 100,000 rows the driver's way takes a second longer."""
    return f"{{{','.join(map(str, numbers))}}}"


def _weight(row: PlaceRow) -> float:
    return weight.weight(row.kind, row.population, is_home=row.country == settings.HOME_COUNTRY)


def _copy(cursor: Any, table: str, columns: tuple[str, ...], cells: Iterable[tuple[Any, ...]]) -> None:
    with cursor.copy(f"copy {table} ({', '.join(columns)}) from stdin") as copy:
        for row in cells:
            copy.write_row(row)


def _analyze() -> None:
    """Tell the planner at once; autovacuum would only come minutes later."""
    with connection.cursor() as cursor:
        cursor.execute(f"analyze {Place._meta.db_table}, {PlaceName._meta.db_table}")
