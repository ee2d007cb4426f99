"""Runs the tests on a PostgreSQL of their own: `python -m tests.own_postgresql` and pytest's words, by `make test`.

Tests make and drop a database over and over, and each time the server that `make run` uses waits for the disk, longer
than most tests take. This one begins empty, need not outlive anything, and waits for nothing. Where DATABASE_URL names
a server the tests run there.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from config.cluster import Cluster, embedded_programs

# Nothing in this folder need outlive a power cut, and the disk is what copying databases waits for. Nobody tidies what
# is thrown away, and plans do not turn in the middle of a test because somebody did.
OFF = ("fsync", "full_page_writes", "autovacuum")
HASTE = (*(f"alter system set {name} = off" for name in OFF), "select pg_reload_conf()")


def main() -> None:
    """Start it, run the tests, stop it."""
    if os.environ.get("DATABASE_URL"):
        sys.exit(run_tests(os.environ["DATABASE_URL"], *sys.argv[1:]))
    with started(embedded_programs()) as cluster:
        sys.exit(run_tests(cluster.url, *sys.argv[1:]))


@contextmanager
def started(programs: Path) -> Iterator[Cluster]:
    """Run those programs on an empty folder; stop them at the end."""
    with tempfile.TemporaryDirectory(prefix="raah-") as folder:
        cluster = Cluster(Path(folder) / "postgres", programs)
        cluster.start()
        try:
            with psycopg.connect(cluster.url, autocommit=True) as connection:
                for statement in HASTE:
                    connection.execute(statement)
            yield cluster
        finally:
            cluster.stop()


def run_tests(url: str, *words: str) -> int:
    """Run tests with the databases of that server; return pytest's exit code."""
    command = [sys.executable, "-m", "pytest", *words]
    return subprocess.run(command, env=os.environ | {"DATABASE_URL": url}, check=False).returncode


if __name__ == "__main__":
    main()
