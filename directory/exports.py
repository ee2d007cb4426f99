"""Where copies of the whole directory lie for others to fetch, and how they are taken away in haste.

An export is a folder with files and a note of what they are. It appears whole, and it knows how much of the feed of
changes it holds. What left the public since is in none that is given out: the database says from which number on
exports are good, on every machine and from the moment of the commit, and the files are deleted right after it.
"""

import json
import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from directory import feed

NOTE: Final = "export.json"
# So long an export stays that is not the newest any more: whoever began to fetch it can go on.
KEPT: Final = timedelta(days=2)
# What a maker left behind that was killed.
UNFINISHED: Final = timedelta(days=1)
WITHDRAW: Final = "update directory_catalogueversion set withdrawn = changes where id = 1"


@dataclass(frozen=True, slots=True)
class File:
    """One file: its plain name, how many bytes it has, and their SHA-256 in hexadecimal digits."""

    name: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Export:
    """Files of one moment: of which feed, up to which number, of which version of the catalogue."""

    folder: Path
    made_at: datetime
    feed_id: UUID
    changes: int
    version: int
    files: tuple[File, ...]

    def name_of(self, file: File) -> str:
        """Return the name under which the file can be fetched for as long as it is there."""
        return f"{self.folder.name}-{file.name}"

    def is_good(self, now: feed.Standing) -> bool:
        """Tell whether it may be given out: nothing of it left the public since it was made."""
        return self.feed_id == now.feed and self.changes >= now.withdrawn


def folder() -> Path:
    """Return where exports lie; every machine that gives them out must see the same."""
    return Path(settings.EXPORTS_DIR)


def kept() -> list[Export]:
    """Return all exports that lie there, the newest first, good ones or not."""
    found = [export for path in folder().glob("*") if (export := _read(path))]
    return sorted(found, key=lambda export: (export.made_at, export.changes), reverse=True)


def good() -> list[Export]:
    """Return the exports that may be given out, the newest first."""
    now = feed.standing()
    return [export for export in kept() if export.is_good(now)]


def note(export: Export, within: Path) -> None:
    """Write down what an export is, in the folder in which it is being made."""
    said = {
        "made_at": export.made_at.isoformat(),
        "feed": str(export.feed_id),
        "changes": export.changes,
        "version": export.version,
        "files": [[file.name, file.bytes, file.sha256] for file in export.files],
    }
    (within / NOTE).write_text(json.dumps(said), encoding="utf-8")


def withdraw() -> None:
    """Let no export of before be given out any more, in the caller's transaction; delete them after its commit."""
    with connection.cursor() as cursor:
        cursor.execute(WITHDRAW)
    sweep_after_commit()


def sweep_after_commit() -> None:
    """Delete what is not good after the commit; what was decided holds even where that fails."""
    transaction.on_commit(sweep, robust=True)


def sweep() -> int:
    """Delete exports that are not good, or that a newer one replaced two days ago; return how many."""
    now, at = feed.standing(), timezone.now()
    gone, newest = 0, None
    for export in kept():
        is_old = export.feed_id != now.feed or newest is not None
        if not _is_bad(export, now) and not (is_old and at - export.made_at > KEPT):
            newest = newest or export
            continue
        gone += _delete(export.folder)
    for left in folder().glob(".*"):
        with suppress(FileNotFoundError):
            if at.timestamp() - left.stat().st_mtime > UNFINISHED.total_seconds():
                shutil.rmtree(left)
    return gone


def _is_bad(export: Export, now: feed.Standing) -> bool:
    """Tell whether it holds what left the public. Of another feed nothing is known: another database has it."""
    return export.feed_id == now.feed and not export.is_good(now)


def _delete(path: Path) -> bool:
    """Delete an export; return False where somebody else does. Under its other name it is none any more."""
    gone = path.with_name(f".{path.name}")
    try:
        path.rename(gone)
    except FileNotFoundError:
        return False
    shutil.rmtree(gone)
    return True


def _read(path: Path) -> Export | None:
    """Return the export in a folder; None where there is none, or it went meanwhile."""
    try:
        said = json.loads((path / NOTE).read_text(encoding="utf-8"))
        files = tuple(File(*file) for file in said["files"])
        made_at, of = datetime.fromisoformat(said["made_at"]), UUID(said["feed"])
        return Export(path, made_at, of, said["changes"], said["version"], files)
    except (OSError, ValueError, KeyError, TypeError):
        return None
