"""What can keep the site from starting, each in one line that says what to do."""

import errno
import os
import shutil
import socket

from django.core import checks
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError
from django.db import DatabaseError, InterfaceError, connection

from config import env
from config.cluster import ClusterError
from config.server import Address

NEEDED_MB = 300
OLDEST_POSTGRESQL = 15
FULL = "No space left on device"
DISK_IS_FULL = "The disk is full: free some space in {data}, or set RAAH_DATA to a folder on another disk."


class TroubleError(Exception):
    """Why the site cannot start, and what to do, for the person who started it."""


MEANINGS: tuple[tuple[tuple[type[Exception], ...], str], ...] = (
    ((TroubleError, ImproperlyConfigured, CommandError), "{said}."),
    ((ClusterError,), "The embedded PostgreSQL does not start: {said}. Its log is {data}/postgres/log."),
    ((PermissionError,), "{said}. Start as the user who owns it, or set RAAH_DATA to a folder of your own."),
    (
        (DatabaseError, InterfaceError),
        "The database refuses: {said}. Check DATABASE_URL, or unset it to use the embedded PostgreSQL.",
    ),
)


def explain(error: Exception) -> str | None:
    """Say in one line what `error` means for the person; None if it is a fault of ours that needs its traceback."""
    if FULL in str(error):
        return DISK_IS_FULL.format(data=env.data_dir())
    for kinds, words in MEANINGS:
        if isinstance(error, kinds):
            return words.format(said=_first_line(error), data=env.data_dir())
    return None


def refuse_a_taken_port(at: Address) -> None:
    """Refuse early, before minutes of work."""
    family = socket.AF_INET6 if ":" in at.host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((at.host, at.port))
        except OSError as error:
            raise TroubleError(_why_not_there(error, at)) from error


def refuse_a_full_disk() -> None:
    """Refuse before the database begins to write what it cannot finish."""
    folder = env.data_dir()
    folder.mkdir(parents=True, exist_ok=True)
    free_mb = shutil.disk_usage(folder).free // 1_000_000
    if free_mb < NEEDED_MB and not (folder / "postgres" / "PG_VERSION").exists():
        raise TroubleError(DISK_IS_FULL.format(data=folder) + f" Free: {free_mb} MB; needed: {NEEDED_MB} MB")


def refuse_an_old_postgresql() -> None:
    """Refuse a server that is older than what the tests cover."""
    with connection.cursor() as cursor:
        cursor.execute("show server_version_num")
        version = int(cursor.fetchone()[0]) // 10_000
    if version < OLDEST_POSTGRESQL:
        raise TroubleError(f"PostgreSQL {OLDEST_POSTGRESQL} or newer is needed; DATABASE_URL names a {version}")


def refuse_wrong_texts() -> None:
    """Refuse guides that break their rules; the first fault is named by file and field."""
    for fault in checks.run_checks(tags=["guides"]):
        raise TroubleError(fault.msg)


def _why_not_there(error: OSError, at: Address) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {at.port} is taken by another program. Choose another: make run PORT={at.port + 1}"
    if error.errno == errno.EACCES:
        return f"Port {at.port} is not allowed to this user. Choose one above 1023: make run PORT=8000"
    return f"HOST={at.host} is no address of this machine ({os.strerror(error.errno or 0)})"


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0].rstrip(".")
