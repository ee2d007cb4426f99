"""Servers as in production: granian, WSGI, two workers, with a kept connection for each of their threads."""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import IO, NamedTuple

from config import env

HOST = "127.0.0.1"
PATIENCE_S = 30
ONLY_TOOLS = ("numpy", "requests")
PROJECT, BARE = "config.server", "bench.floors.bare"


class NotHereError(Exception):
    """A server cannot be had on this machine; says why and what would help."""


class Running(NamedTuple):
    """A server: where it listens, and the number of its main process."""

    port: int
    pid: int


def project(database_url: str, settings: str = "config.settings") -> AbstractContextManager[Running]:
    """Serve the public side with that database, or with other settings what they add."""
    variables = {"DATABASE_URL": database_url, "DJANGO_SETTINGS_MODULE": settings, "RAAH_SIDE": "public"}
    return running(PROJECT, variables)


@contextmanager
def bare(answer: bytes) -> Iterator[Running]:
    """Serve the same bytes to everybody, without a framework."""
    with tempfile.NamedTemporaryFile() as file:
        file.write(answer)
        file.flush()
        with running(BARE, {"BENCH_BYTES": file.name}) as server:
            yield server


@contextmanager
def as_in_production() -> Iterator[dict[str, str]]:
    """Yield variables for processes that do not see what only the tools bring, and libraries take up where they can."""
    with tempfile.TemporaryDirectory() as folder:
        for module in ONLY_TOOLS:
            Path(folder, f"{module}.py").write_text('raise ImportError("production has none")\n')
        yield {"PYTHONPATH": folder}


@contextmanager
def running(module: str, variables: dict[str, str]) -> Iterator[Running]:
    """Run a module that serves where HOST and PORT say; at the end, stop it."""
    port = _free_port()
    with tempfile.TemporaryFile("w+") as log, as_in_production() as production:
        process = subprocess.Popen(
            [sys.executable, "-m", module],
            cwd=env.BASE_DIR,
            env=os.environ | production | {"WORKERS": "2"} | variables | {"HOST": HOST, "PORT": str(port)},
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait_until_it_answers(process, port, log)
            yield Running(port, process.pid)
        finally:
            process.terminate()
            process.wait(timeout=PATIENCE_S)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def _wait_until_it_answers(process: subprocess.Popen[bytes], port: int, log: IO[str]) -> None:
    """Return as soon as the port takes connections. RuntimeError with the server's own words."""
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline and process.poll() is None:
        try:
            socket.create_connection((HOST, port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    log.seek(0)
    raise RuntimeError(f"The server did not start:\n{log.read()}")
