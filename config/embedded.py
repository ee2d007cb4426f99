"""The embedded PostgreSQL: started by the first process that needs it, stopped by the last.

Whoever uses the server holds a shared lock on a file beside its data. The system lets go of that lock even when a
process is killed, so nobody has to keep a list. The one who leaves last gets the lock alone, and stops the server.
"""

import atexit
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from config import cluster

_in_use: dict[Path, IO[str]] = {}


def enter(folder: Path) -> str:
    """Start the server of `folder` unless it runs; return its URL. This process lets go of it at its exit."""
    folder = folder.resolve()
    if folder not in _in_use:
        _in_use[folder] = _take(folder)
        atexit.register(_leave_at_exit, folder, os.getpid())
    return cluster.url(folder)


def leave(folder: Path) -> None:
    """Let go of the server; stop it if nobody else uses it."""
    users = _in_use.pop(folder.resolve(), None)
    if users is None:
        return
    with _doorway(folder), users:
        if _is_last(users) and cluster.is_running(folder):
            cluster.stop(folder)


def _take(folder: Path) -> IO[str]:
    folder.parent.mkdir(parents=True, exist_ok=True)
    with _doorway(folder):
        users = _beside(folder, "users").open("a")
        fcntl.flock(users, fcntl.LOCK_SH)
        if not cluster.is_running(folder):
            cluster.start(folder)
        return users


def _leave_at_exit(folder: Path, owner: int) -> None:
    """Leave, unless this is a forked child: it inherits the note, but not the duty."""
    if os.getpid() == owner:
        leave(folder)


def _is_last(users: IO[str]) -> bool:
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


@contextmanager
def _doorway(folder: Path) -> Iterator[None]:
    """One at a time may come in or go out."""
    with _beside(folder, "door").open("a") as door:
        fcntl.flock(door, fcntl.LOCK_EX)
        yield


def _beside(folder: Path, ending: str) -> Path:
    return folder.with_name(f"{folder.name}.{ending}")
