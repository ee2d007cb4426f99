"""Runs database tests on Debian's own PostgreSQL, as a role without special rights.

Started by `.ci/run` as `python -m tests.debian_postgresql`, and by `make soak` with `--whole`.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import psycopg

from config.cluster import Cluster
from tests import system

INSTALLED = Path("/usr/lib/postgresql")
OLDEST = 15
ROLE = "raah"
# What could be another in an older version, or for a role without special rights: migrations, extensions, triggers,
# locks, clocks, loading, and the search. Pages ask the same rows of every version.
AT_ONCE = (
    "tests/directory/catalogue/test_loading.py",
    "tests/directory/search/test_answers.py",
    "tests/house/test_test_database.py",
    "tests/places/test_nearest.py",
    "tests/referrals/test_races.py",
    "tests/safety/test_audit_chain.py",
    "tests/safety/test_throttle.py",
)
WHOLE = (
    "tests/accounts",
    "tests/api/v1/test_nearest.py",
    "tests/directory/catalogue",
    "tests/directory/search",
    "tests/house",
    "tests/places",
    "tests/referrals",
    "tests/safety",
)


def main() -> None:
    """Install PostgreSQL if it is missing, start it in a folder of its own, run the tests, stop it."""
    programs = find() or install()
    if programs is None:
        sys.exit("Debian's PostgreSQL is missing. Install it: apt-get install postgresql")
    with tempfile.TemporaryDirectory(prefix="raah-") as folder:
        cluster = Cluster(Path(folder) / "postgres", programs)
        cluster.start()
        try:
            sys.exit(run_tests(database_of_a_plain_owner(cluster)))
        finally:
            cluster.stop()


def find() -> Path | None:
    """Return the programs of the oldest installed PostgreSQL that is supported."""
    versions = sorted(int(path.name) for path in INSTALLED.glob("[0-9]*") if (path / "bin" / "postgres").exists())
    return next((INSTALLED / str(version) / "bin" for version in versions if version >= OLDEST), None)


def install() -> Path | None:
    """Install it where that is allowed."""
    if system.may_install():
        print("Installing PostgreSQL", flush=True)
        system.install("postgresql")
    return find()


def database_of_a_plain_owner(cluster: Cluster) -> str:
    """Make a role that may only make databases, and one database of it; return its URL."""
    with psycopg.connect(cluster.url, autocommit=True) as connection:
        # Nothing in this folder need outlive a power cut, and the disk is what copying databases waits for.
        connection.execute("alter system set fsync = off")
        connection.execute("alter system set full_page_writes = off")
        connection.execute("select pg_reload_conf()")
        connection.execute(f"create role {ROLE} login createdb")
        connection.execute(f"create database {ROLE} owner {ROLE}")
        print(connection.execute("select version()").fetchone(), flush=True)
    return f"postgresql://{ROLE}@/{ROLE}?host={cluster.socket_folder}"


def run_tests(url: str) -> int:
    """Run the tests that ask PostgreSQL for more than rows; return pytest's exit code."""
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-n",
        "2",
        "--dist",
        "worksteal",
        "-q",
        "-m",
        "database and not browser and not soak",
        *(WHOLE if "--whole" in sys.argv else AT_ONCE),
    ]
    return subprocess.run(command, env=os.environ | {"DATABASE_URL": url}, check=False).returncode


if __name__ == "__main__":
    main()
