"""Where the long tests take place: a database of their own, and processes at it."""

import base64
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil
from django.conf import settings
from django.db import connection

from config import database, env, keys
from tests.accounts import production
from tests.referrals.soak import asking
from tests.sites import free_port

PATIENCE_S = 60
WHERE = ("NAME", "HOST", "PORT", "USER", "PASSWORD")


@contextmanager
def connected_to_url(url: str) -> Iterator[None]:
    """Point Django's connection at a database, on whichever server, for a while."""
    before = {name: connection.settings_dict[name] for name in WHERE}
    connection.close()
    connection.settings_dict.update({name: value for name, value in database.from_url(url).items() if name in WHERE})
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.update(before)


def cheap(url: str) -> dict[str, str]:
    """Return the variables of a process at that database whose derivations cost nothing."""
    return {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "tests.referrals.soak.cheap"}


def as_in_production(url: str, folder: Path, **more: str) -> dict[str, str]:
    """Return the variables of a site behind https that is no demo, and has the keys of this process."""
    recovery = base64.b64encode(settings.RECOVERY_PUBLIC_KEY).decode()
    return production.environment(folder, url) | {
        "ALLOWED_HOSTS": "localhost,127.0.0.1",
        "SECRET_KEY": settings.SECRET_KEY,
        "PEPPER_FILE": str(keys.path(keys.PEPPER)),
        "AUDIT_KEY_FILE": str(keys.path(keys.AUDIT)),
        "RECOVERY_PUBLIC_KEY": recovery,
        **more,
    }


@dataclass
class Program:
    """A module that is loaded once and then begins as often as it is told, each time as a process of its own.

    It writes a line of JSON for each thing that it begins, and for each that it has done.
    """

    process: subprocess.Popen[bytes]
    out: int
    read: int = 0
    child: psutil.Process | None = None
    status: int | None = None
    unheard: list[Any] = field(default_factory=list)

    def begin(self, told: Any) -> None:
        """Have a process begin that is told this; return once it says that it acts."""
        assert self.process.stdin
        # Whatever the one before has said and nobody wanted to hear is over.
        self.lines()
        self.process.stdin.write(json.dumps(told).encode() + b"\n")
        self.process.stdin.flush()
        self.child = psutil.Process(_once(self._born))

    def lines(self) -> list[Any]:
        """Return what it has written since the last call; a line that was cut off was never said."""
        self._read_on()
        said, self.unheard = self.unheard, []
        return said

    def runs_for(self, seconds: float) -> bool:
        """Let it run; say whether it still does then."""
        assert self.child
        return not psutil.wait_procs([self.child], timeout=seconds)[0]

    def kill(self) -> None:
        """Kill it by the signal that nothing can catch; return once it is gone."""
        assert self.child
        self.child.kill()
        psutil.wait_procs([self.child], timeout=PATIENCE_S)

    def _born(self) -> int:
        assert self.process.poll() is None, "the program ended"
        # What it has said besides by then is heard later.
        self._read_on()
        return next((line["acting"] for line in self.unheard if "acting" in line), 0)

    def _read_on(self) -> None:
        whole, _, _ = os.pread(self.out, 100_000_000, self.read).rpartition(b"\n")
        self.read += len(whole) + 1 if whole else 0
        for line in filter(None, map(_read, whole.splitlines())):
            if "acting" in line or "ended" in line:
                self.status = line.get("ended")
            self.unheard.append(line)


@contextmanager
def running(module: str, variables: Mapping[str, str]) -> Iterator[Program]:
    """Have a module loaded that begins when it is told; it is gone at the end."""
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen(
            [sys.executable, "-m", module],
            cwd=env.BASE_DIR,
            env=os.environ | variables,
            stdin=subprocess.PIPE,
            stdout=out,
        )
        try:
            yield Program(process, out.fileno())
        finally:
            kill_all(process.pid)
            process.communicate()


def begin_when_told(act: Callable[[Any], int]) -> None:
    """Let a process of its own do `act` for each line of JSON that comes in; say by which status it ended.

    Called by the module that is loaded. Loading it takes seconds, and so would a new one after every kill.
    """
    for line in sys.stdin:
        child = os.fork()
        if not child:
            status = 1
            try:
                status = act(json.loads(line))
            finally:
                os._exit(status)
        _, ended = os.waitpid(child, 0)
        say(ended=os.waitstatus_to_exitcode(ended))


def _read(line: bytes) -> Any:
    try:
        return json.loads(line)
    except ValueError:
        return None


def kill_all(pid: int) -> None:
    """Kill a process and every process below it, at once: none may tidy up after another."""
    try:
        first = psutil.Process(pid)
        family = [first, *first.children(recursive=True)]
    except psutil.NoSuchProcess:
        return
    for each in family:
        try:
            each.suspend()
        except psutil.NoSuchProcess:
            continue
    for each in family:
        try:
            each.kill()
        except psutil.NoSuchProcess:
            continue
    psutil.wait_procs(family[1:], timeout=PATIENCE_S)


def say(**words: Any) -> None:
    """Write one line of JSON, whole, at once: called by a program that may be killed at any moment."""
    os.write(sys.stdout.fileno(), b"\n" + json.dumps(words).encode() + b"\n")


def forget_tries() -> None:
    """Let every counter of tries begin anew: a test is one visitor who does what thousands would."""
    with connection.cursor() as cursor:
        cursor.execute("delete from safety_throttle")


def _once(reached: Callable[[], int]) -> int:
    """Return what `reached()` returns as soon as that is something."""
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        if found := reached():
            return found
        time.sleep(0.01)
    raise AssertionError("waited in vain")


@contextmanager
def served(variables: Mapping[str, str], **more: str) -> Iterator["Served"]:
    """Have the real server with these variables; kill it at the end, if nobody has."""
    port = free_port()
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "config.server"],
            cwd=env.BASE_DIR,
            env=os.environ | variables | {"PORT": str(port), "HOST": "127.0.0.1"} | more,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            server = Served(process, port, log.fileno())
            server.wait_until_it_answers()
            yield server
        finally:
            kill_all(process.pid)
            process.wait(timeout=PATIENCE_S)


@dataclass
class Served:
    """The real server as a process."""

    process: subprocess.Popen[bytes]
    port: int
    log: int

    @property
    def url(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.port}"

    def words(self) -> str:
        """Return what it has written so far."""
        return os.pread(self.log, 10_000_000, 0).decode()

    def wait_until_it_answers(self, path: str = "/leave") -> None:
        """Return as soon as a worker of it has answered; fail with its own words."""
        deadline = time.monotonic() + PATIENCE_S
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                asking.get(self.url, path)
            except OSError:
                time.sleep(0.05)
            else:
                return
        raise RuntimeError(f"The server did not start:\n{self.words()}")

    def memory_mib(self) -> float:
        """Return what all its processes hold of memory, summed."""
        first = psutil.Process(self.process.pid)
        return sum(each.memory_info().rss for each in [first, *first.children(recursive=True)]) / 2**20


def wait_until_nobody_else_is_connected() -> None:
    """Return once the database has seen that whoever was killed is gone: what they had begun is over then."""
    deadline = time.monotonic() + PATIENCE_S
    while True:
        with connection.cursor() as cursor:
            cursor.execute(
                "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"
                " and backend_type = 'client backend'"
            )
            if cursor.fetchone()[0] == 0:
                return
        assert time.monotonic() < deadline, "somebody is still connected"
        time.sleep(0.02)
