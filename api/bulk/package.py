"""Writes the tables as a data package: CSV files and their description, in one ZIP file."""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from hashlib import file_digest
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import orjson

from api.bulk.tables import LISTS, PARTS, SHARED, TABLES, Row, Table
from api.hsds.asked import Asked
from api.hsds.pages import every
from api.hsds.streaming import BATCH

DESCRIPTION: Final = "datapackage.json"
ABOUT: Final = {
    "name": "raah-hsds",
    "title": "Raah: help for survivors of harassment and violence, in the tables of HSDS 3.1",
    "profile": "tabular-data-package",
    "homepage": "https://docs.openreferral.org/en/latest/hsds/",
}
# ZIP begins to count here. The same directory makes the same bytes, so no hour stands in the file.
NO_HOUR: Final = (1980, 1, 1, 0, 0, 0)


class Tables:
    """The CSV files while they are written."""

    def __init__(self, folder: Path, opened: ExitStack) -> None:
        self.seen: set[str] = set()
        self.writers = {name: _writer(folder / table.file, table, opened) for name, table in TABLES.items()}

    def add(self, name: str, row: Row) -> None:
        """Write a row, if it fits: a row that many objects share only once, and none without what it must have."""
        if name in SHARED:
            if row["id"] in self.seen:
                return
            self.seen.add(row["id"])
        if all(key in row for key in TABLES[name].required):
            self.writers[name].writerow(row)


def write(path: Path, services: Iterable[bytes], *, cursor: str) -> None:
    """Write the package of services, each of them JSON; `cursor` says from where on changes are to be asked for."""
    with TemporaryDirectory(dir=path.parent) as making:
        folder = Path(making)
        with ExitStack() as opened:
            tables = Tables(folder, opened)
            for name, of_list in LISTS.items():
                for one in every(of_list, Asked(), BATCH):
                    tables.add(name, orjson.loads(one))
            for service in services:
                for name, row in rows("service", orjson.loads(service)):
                    tables.add(name, row)
        _pack(path, folder, cursor)


def rows(name: str, said: Row, **above: str) -> Iterator[tuple[str, Row]]:
    """Yield an object as a row of its table, and what stands inside it as rows of theirs, with their keys."""
    parts = PARTS.get(name, {})
    inner = {key: said[key] if isinstance(said[key], list) else [said[key]] for key in parts if key in said}
    links = {f"{parts[key]}_id": found[0]["id"] for key, found in inner.items() if not isinstance(said[key], list)}
    yield name, {**said, **above, **links}
    for key, found in inner.items():
        for part in found:
            above = {f"{name}_id": said["id"]} if f"{name}_id" in TABLES[parts[key]].columns else {}
            yield from rows(parts[key], part, **above)


def described(folder: Path, cursor: str) -> dict[str, Any]:
    """Return what the package says of itself (Data Package, Frictionless)."""
    resources = [_resource(name, table, folder / table.file) for name, table in TABLES.items()]
    return {**ABOUT, "cursor": cursor, "resources": resources}


def _resource(name: str, table: Table, path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
    return {
        "name": name,
        "path": table.file,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": path.stat().st_size,
        "hash": f"sha256:{digest}",
        "schema": {
            "fields": [_field(column, kind, table) for column, kind in table.columns.items()],
            "primaryKey": "id",
            "foreignKeys": [_key(column, "" if to == name else to) for column, to in table.keys.items()],
        },
    }


def _field(column: str, kind: Mapping[str, str], table: Table) -> dict[str, Any]:
    constraints = {"required": True} if column in ("id", *table.required) else {}
    unique = {"unique": True} if column == "id" else {}
    return {"name": column, **kind, "constraints": constraints | unique}


def _key(column: str, to: str) -> dict[str, Any]:
    return {"fields": column, "reference": {"resource": to, "fields": "id"}}


def _writer(path: Path, table: Table, opened: ExitStack) -> "csv.DictWriter[str]":
    file = opened.enter_context(path.open("w", encoding="utf-8", newline=""))
    writer = csv.DictWriter(file, table.columns, restval="", extrasaction="ignore")
    writer.writeheader()
    return writer


def _pack(path: Path, folder: Path, cursor: str) -> None:
    (folder / DESCRIPTION).write_text(json.dumps(described(folder, cursor), indent=1), encoding="utf-8")
    with ZipFile(path, "w", ZIP_DEFLATED) as packed:
        for name in (DESCRIPTION, *(table.file for table in TABLES.values())):
            info = ZipInfo(name, NO_HOUR)
            info.compress_type = ZIP_DEFLATED
            with (folder / name).open("rb") as file, packed.open(info, "w", force_zip64=True) as inside:
                while piece := file.read(1 << 16):
                    inside.write(piece)
