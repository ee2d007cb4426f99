"""Brings the gazetteer's files into the database: all or nothing, and at once when nothing changed."""

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, transaction

from places import arabic, fold, near, weight
from places.gazetteer import cells, rows, sources, tree
from places.gazetteer.rows import NAME_FILES, PLACE_FILES, NameRow, PlaceRow
from places.models import Edition

READ_BY = (arabic, fold, near, weight, cells, rows, sources, tree)
_COLUMNS = ", ".join(cells.PLACE_COLUMNS)
_UPDATES = ", ".join(f"{column} = excluded.{column}" for column in cells.PLACE_COLUMNS[1:])
# The names of columns are ours, so no stranger's word is in these statements.
INCOMING = f"create temporary table incoming as select {_COLUMNS} from places_place limit 0"  # noqa: S608
UPSERT = (
    f"insert into places_place ({_COLUMNS}) select {_COLUMNS} from incoming"  # noqa: S608
    f" on conflict (id) do update set {_UPDATES}"
)


def digest(folder: Path) -> str:
    """Return the SHA-256 of the files in `folder`, of the code that reads them and of the home country."""
    read_by = [Path(str(module.__file__)) for module in READ_BY] + [Path(__file__)]
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
    _tidy()
    return True


def _places(folder: Path) -> dict[str, PlaceRow]:
    return {row.id: row for name in PLACE_FILES for row in rows.read(folder / name, PlaceRow)}


def _replace_places(places: dict[str, PlaceRow]) -> None:
    """Insert, update and delete by way of a table of its own: other tables point at places."""
    with connection.cursor() as cursor:
        cursor.execute(INCOMING)
        _copy(cursor, "incoming", cells.PLACE_COLUMNS, cells.places(places, home=settings.HOME_COUNTRY))
        cursor.execute("delete from places_placename")
        cursor.execute(UPSERT)
        cursor.execute("delete from places_place where id not in (select id from incoming)")
        cursor.execute("drop table incoming")


def _replace_names(places: dict[str, PlaceRow], folder: Path) -> None:
    others = [name for file in NAME_FILES for name in rows.read(folder / file, NameRow)]
    made = cells.names(places, others, home=settings.HOME_COUNTRY)
    with connection.cursor() as cursor:
        _copy(cursor, "places_placename", cells.NAME_COLUMNS, made)


def _copy(cursor: Any, table: str, columns: tuple[str, ...], cells: Iterable[tuple[Any, ...]]) -> None:
    with cursor.copy(f"copy {table} ({', '.join(columns)}) from stdin") as copy:
        for row in cells:
            copy.write_row(row)


def _tidy() -> None:
    """Clear away the old rows and tell the planner at once; autovacuum would only come minutes later."""
    verb = "analyze" if connection.in_atomic_block else "vacuum analyze"
    with connection.cursor() as cursor:
        cursor.execute(f"{verb} places_place, places_placename")
