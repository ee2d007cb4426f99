"""The real server for browser and API journeys, as a process of its own."""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from config import env

PATIENCE_S = 30


@dataclass(frozen=True)
class Site:
    """Where the running site is. `url` has no slash at its end; `log` is the file that the process `pid` writes to."""

    url: str
    port: int
    database_url: str
    log: int
    pid: int

    def words(self) -> str:
        """Return what the server has written so far."""
        return os.pread(self.log, 10_000_000, 0).decode()


@contextmanager
def serve(database_url: str, **extra: str) -> Iterator[Site]:
    """Start the server on a free port with that database and extra environment variables; stop it at the end."""
    port = free_port()
    with tempfile.TemporaryFile("w+") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "config.server"],
            cwd=env.BASE_DIR,
            env=os.environ | {"DATABASE_URL": database_url, "PORT": str(port), "WORKERS": "1"} | extra,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait_until_it_answers(process, port, log)
            yield Site(f"http://localhost:{port}", port, database_url, log=log.fileno(), pid=process.pid)
        finally:
            process.terminate()
            process.wait(timeout=PATIENCE_S)


def free_port() -> int:
    """Return a port on which nobody listens now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_it_answers(process: subprocess.Popen[bytes], port: int, log) -> None:
    """Return as soon as the port takes connections; fail with the server's own words."""
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    log.seek(0)
    raise RuntimeError(f"The site did not start:\n{log.read()}")
