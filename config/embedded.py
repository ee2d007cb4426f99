"""The embedded PostgreSQL: started by the first process that needs it, stopped by the last.

Whoever uses the server holds a shared lock on a file beside its data. The system lets go of that lock even when a
process is killed, so nobody has to keep a list. The one who leaves last gets the lock alone, and stops the server.
"""

import atexit
import fcntl
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from config.cluster import Cluster, ClusterError, embedded_programs

STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_in_use: dict[Path, IO[str]] = {}


def enter(folder: Path) -> str:
    """Start the server of `folder` unless it runs; return its URL. This process lets go of it at its exit."""
    cluster = Cluster(folder.resolve(), embedded_programs())
    if cluster.folder not in _in_use:
        cluster.folder.parent.mkdir(parents=True, exist_ok=True)
        with _doorway(cluster.folder):
            _take(cluster)
            with _signals_held():
                _start(cluster)
    return cluster.url


def leave(cluster: Cluster) -> None:
    """Let go of the server; stop it if nobody else uses it."""
    users = _in_use.pop(cluster.folder, None)
    if users is None:
        return
    with _doorway(cluster.folder), users:
        if _is_last(users) and cluster.is_running():
            cluster.stop()


def _take(cluster: Cluster) -> None:
    """Hold the server before it is started, so that it is stopped even if this process is interrupted right then."""
    users = _beside(cluster.folder, "users").open("a")
    fcntl.flock(users, fcntl.LOCK_SH)
    _in_use[cluster.folder] = users
    atexit.register(_leave_at_exit, cluster, os.getpid())


def _start(cluster: Cluster) -> None:
    if cluster.is_running():
        return
    try:
        cluster.start()
    except ClusterError:
        _in_use.pop(cluster.folder).close()
        raise


def _leave_at_exit(cluster: Cluster, owner: int) -> None:
    """Leave, unless this is a forked child: it inherits the note, but not the duty."""
    if os.getpid() == owner:
        leave(cluster)


def _is_last(users: IO[str]) -> bool:
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


@contextmanager
def _signals_held() -> Iterator[None]:
    """Let Ctrl-C wait until the server is whole: half-started, it would be left running with nobody to stop it."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    held: list[int] = []
    before = {number: signal.signal(number, lambda came, _: held.append(came)) for number in STOPPING}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    for came in held[:1]:
        signal.raise_signal(came)


@contextmanager
def _doorway(folder: Path) -> Iterator[None]:
    """One at a time may come in or go out."""
    with _beside(folder, "door").open("a") as door:
        fcntl.flock(door, fcntl.LOCK_EX)
        yield


def _beside(folder: Path, ending: str) -> Path:
    return folder.with_name(f"{folder.name}.{ending}")
