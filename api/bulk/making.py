"""Makes an export: all files from one snapshot of the database, in little memory, there at once or not at all."""

import gzip
import os
from collections.abc import Iterable, Iterator
from hashlib import file_digest
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final
from uuid import UUID

from django.db.models import F
from django.utils import timezone

from api.bulk import package
from api.hsds.asked import Asked
from api.hsds.pages import every, lines
from api.hsds.streaming import BATCH, snapshot
from api.v1.cursors import end_of
from directory import exports, feed
from directory.exports import Export, File
from directory.models import Card
from directory.search import feature_of

LINES: Final = "services.jsonl"
TABLES: Final = "hsds.zip"
POINTS: Final = "centres.geojson"
PACKED: Final = ".gz"
MEDIA_TYPES: Final = {
    LINES: "application/x-ndjson",
    TABLES: "application/zip",
    POINTS: "application/geo+json",
    f"{LINES}{PACKED}": "application/gzip",
    f"{POINTS}{PACKED}": "application/gzip",
}
FULL: Final = Asked(full=True)


def make() -> Export:
    """Make an export of what is public now, and delete those that it replaces."""
    exports.folder().mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".", dir=exports.folder()) as making, snapshot():
        now, made_at = feed.standing(), timezone.now()
        made = Path(making) / f"{made_at:%Y%m%dT%H%M%S%fZ}-{now.changes}"
        made.mkdir()
        _write(made / LINES, lines("services", FULL, BATCH))
        _write(made / POINTS, points(str(end_of(now))))
        package.write(made / TABLES, every("services", FULL, BATCH), cursor=str(end_of(now)))
        files = tuple(_measured(made / name) for name in MEDIA_TYPES)
        there = Export(exports.folder() / made.name, made_at, now.feed, now.changes, now.version, files)
        exports.note(there, within=made)
        made.rename(there.folder)
    exports.sweep()
    return there


def points(cursor: str) -> Iterator[bytes]:
    """Yield a GeoJSON collection of all places to go to, piece by piece."""
    yield b'{"type":"FeatureCollection","cursor":"%b","features":[' % cursor.encode()
    before = b""
    for row in _cards():
        yield before + b"\n" + feature_of(*row)
        before = b","
    yield b"\n]}\n"


def _cards() -> Iterable[tuple[UUID, float | None, float | None, bytes]]:
    rows = Card.objects.filter(language="en", ecef__isnull=False).order_by("service_at_location")
    columns = rows.values_list("service_at_location_id", "longitude", "latitude", F("json"))
    return ((pk, east, north, text.encode()) for pk, east, north, text in columns.iterator(chunk_size=BATCH))


def _write(path: Path, pieces: Iterable[bytes]) -> None:
    """Write the pieces to a file, and compressed to another beside it."""
    # No name and no hour in the compressed one: the same directory makes the same bytes.
    with (
        path.open("wb") as plain,
        path.with_name(path.name + PACKED).open("wb") as packed,
        gzip.GzipFile("", "wb", 9, packed, mtime=0) as zipped,
    ):
        for piece in pieces:
            plain.write(piece)
            zipped.write(piece)


def _measured(path: Path) -> File:
    """Return a file's length and digest, once the disk has it."""
    with path.open("rb") as file:
        os.fsync(file.fileno())
        return File(path.name, path.stat().st_size, file_digest(file, "sha256").hexdigest())
