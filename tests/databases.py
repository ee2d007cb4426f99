"""Databases for tests: one template with the shipped data, built once per content, and quick clones of it."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import errors, sql

from config import database, env

# What decides the content of the template. A change in any of these files builds a new one.
SOURCES = (
    "fixtures/**/*",
    "*/migrations/*.py",
    "*/models.py",
    "directory/models/*.py",
    "*/management/commands/*.py",
    "directory/cards*",
    "directory/cards/**/*.py",
    "api/hsds/writing/*.py",
    "api/hsds/keeping.py",
    "api/hsds/open_eligibility.py",
    "directory/catalogue/**/*.py",
    "directory/phones.py",
    "directory/hours.py",
    "places/**/*.py",
    "templates/directory/card.html",
    "templates/components/*.html",
    "templates/components/number.html",
    "templates/components/through.html",
    "templates/components/assurance.html",
    "directory/scripts.py",
    "directory/templatetags/*.py",
    "directory/wording/*.py",
    "locale/**/*.po",
    "config/preparation.py",
    # The tables of what others made.
    "requirements.txt",
    "config/side.py",
)
TEMPLATES = "raah_template_"
CLONES = "raah_test_"
KEPT_TEMPLATES = 3
# A statistics target with which PostgreSQL looks at whole tables here: a sample has three hundred times as many rows.
WHOLE = 10_000
LOCK = 7_220_111


def digest() -> str:
    """Return twelve hexadecimal digits that change when the template's content would."""
    found = hashlib.sha256()
    for path in sorted({path for pattern in SOURCES for path in env.BASE_DIR.glob(pattern) if path.is_file()}):
        found.update(str(path.relative_to(env.BASE_DIR)).encode())
        found.update(path.read_bytes())
    return found.hexdigest()[:12]


def url_of(name: str) -> str:
    """Return the URL of the database `name` on the server in use."""
    return urlunsplit(urlsplit(database.url())._replace(path=f"/{name}"))


@contextmanager
def server() -> Iterator[psycopg.Connection]:
    """Connect to the server's own database, where databases are made and dropped."""
    with psycopg.connect(url_of("postgres"), autocommit=True) as connection:
        yield connection


def template() -> str:
    """Return the name of the template for the present content; builds it if nobody has."""
    name = TEMPLATES + digest()
    with server() as connection:
        connection.execute("select pg_advisory_lock(%s)", [LOCK])
        if not _exists(connection, name):
            _build(connection, name)
    return name


@contextmanager
def clone(of: str) -> Iterator[str]:
    """Make a database like the template `of`, yield its name, drop it."""
    name = f"{CLONES}{os.getpid()}_{os.urandom(3).hex()}"
    with server() as connection:
        _run(connection, "create database {} template {}", name, of)
        # What a test commits need not outlive a power cut: without the wait for the disk it is done sooner.
        _run(connection, "alter database {} set synchronous_commit = off", name)
    try:
        yield name
    finally:
        with server() as connection:
            _run(connection, "drop database if exists {} with (force)", name)


def _exists(connection: psycopg.Connection, name: str) -> bool:
    return connection.execute("select 1 from pg_database where datname = %s", [name]).fetchone() is not None


def _build(connection: psycopg.Connection, name: str) -> None:
    """Build under another name and rename at the end, so that a half-built template is never taken for a whole one."""
    building = f"{name}_building"
    _run(connection, "drop database if exists {} with (force)", building)
    _run(connection, "create database {} template template0 encoding 'UTF8'", building)
    _prepare(building)
    _run(connection, "alter database {} allow_connections false", building)
    _run(connection, "alter database {} rename to {}", building, name)
    _drop_leftovers(connection)


def _prepare(name: str) -> None:
    variables = {"DATABASE_URL": url_of(name), "DJANGO_SETTINGS_MODULE": "config.settings"}
    done = subprocess.run(
        [sys.executable, "-m", "config.preparation"],
        cwd=env.BASE_DIR,
        env=os.environ | variables,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"The test database could not be prepared:\n{done.stdout}{done.stderr}")


def _drop_leftovers(connection: psycopg.Connection) -> None:
    """Drop templates of older content, and clones whose test run was killed."""
    rows = connection.execute("select datname from pg_database order by oid").fetchall()
    names = [str(row[0]) for row in rows]
    old = [name for name in names if name.startswith(TEMPLATES)][:-KEPT_TEMPLATES]
    lost = [name for name in names if name.startswith(CLONES) and not _is_running(name)]
    for name in old + lost:
        try:
            _run(connection, "drop database if exists {}", name)
        except errors.ObjectInUse:
            continue


def _is_running(clone_name: str) -> bool:
    try:
        os.kill(int(clone_name.removeprefix(CLONES).split("_")[0]), 0)
    except (ProcessLookupError, ValueError):
        return False
    except PermissionError:
        return True
    return True


def _run(connection: psycopg.Connection, statement: str, *names: str) -> None:
    connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))
