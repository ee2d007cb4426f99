"""Runs database tests on Debian's own PostgreSQL, as a role without special rights.

Started by `.ci/run` as `python -m tests.debian_postgresql`, and by `make soak` with `--whole`.
"""

import sys
from pathlib import Path

import psycopg

from config.cluster import Cluster
from tests import own_postgresql, system

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
    with own_postgresql.started(programs) as cluster:
        sys.exit(run_tests(database_of_a_plain_owner(cluster)))


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
        connection.execute(f"create role {ROLE} login createdb")
        connection.execute(f"create database {ROLE} owner {ROLE}")
        print(connection.execute("select version()").fetchone(), flush=True)
    return f"postgresql://{ROLE}@/{ROLE}?host={cluster.socket_folder}"


def run_tests(url: str) -> int:
    """Run the tests that ask PostgreSQL for more than rows; return pytest's exit code."""
    chosen = "database and not browser and not soak"
    folders = WHOLE if "--whole" in sys.argv else AT_ONCE
    return own_postgresql.run_tests(url, "-n", "2", "--dist", "worksteal", "-q", "-m", chosen, *folders)


if __name__ == "__main__":
    main()
