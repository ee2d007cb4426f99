"""Databases for the benchmark: one per size, made once for each state of the sources, and kept."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

from config import database, env

SEED = 1
NAMES = "raah_bench_"
# What decides the content. A change in any of these files makes new databases.
SOURCES = (
    "fixtures/gazetteer/*",
    "fixtures/taxonomy.json",
    "*/migrations/*.py",
    "bench/catalogue.py",
    "directory/cards/*.py",
    "api/hsds/writing/*.py",
    "api/hsds/keeping.py",
    "api/hsds/open_eligibility.py",
    "templates/directory/card.html",
    "templates/components/*.html",
    "locale/**/*.po",
)
STEPS = (("migrate", "--verbosity=0"), ("load_gazetteer",), ("load_taxonomy",))
Tell = Callable[[str], None]


def ready(count: int, *, tell: Tell, base: str | None = None) -> str:
    """Return the URL of a database with `count` invented listings; `base` is one that already has the gazetteer."""
    base = base or _made("base", "template0", _prepare, tell)
    return url_of(_made(str(count), base, lambda name: _fill(name, count), tell))


def url_of(name: str) -> str:
    """Return the URL of the database `name` on the server in use."""
    return urlunsplit(urlsplit(database.url())._replace(path=f"/{name}"))


@contextmanager
def copy_of(database_url: str) -> Iterator[str]:
    """Yield the URL of a copy that may be changed; drop it at the end."""
    name = f"{NAMES}copy_{os.getpid()}"
    with server() as connection:
        run(connection, "create database {} template {}", name, urlsplit(database_url).path.strip("/"))
    try:
        yield url_of(name)
    finally:
        with server() as connection:
            run(connection, "drop database if exists {} with (force)", name)


def drop_all() -> None:
    """Drop every database that the benchmark made, of older sources too."""
    _drop_those(lambda name: True)


def _made(what: str, template: str, fill: Callable[[str], None], tell: Tell) -> str:
    """Return the name of the database for `what`; without one, fill a copy of `template` and name it at the end."""
    name = f"{NAMES}{what}_{_digest(template)}"
    with server() as connection:
        if _exists(connection, name):
            return name
        tell(f"Making the database {name} …")
        _drop_older(what)
        building = f"{name}_building"
        run(connection, "drop database if exists {} with (force)", building)
        run(connection, "create database {} template {} encoding 'UTF8'", building, template)
        fill(building)
        run(connection, "alter database {} rename to {}", building, name)
    return name


@contextmanager
def server() -> Iterator[psycopg.Connection]:
    """Connect to the server's own database, where databases are made and dropped."""
    with psycopg.connect(url_of("postgres"), autocommit=True) as connection:
        yield connection


def _prepare(name: str) -> None:
    for step in STEPS:
        run_python(url_of(name), "manage.py", *step)


def _fill(name: str, count: int) -> None:
    run_python(url_of(name), "-m", "bench.fill", str(count), str(SEED))
    with psycopg.connect(url_of(name), autocommit=True) as connection:
        connection.execute("vacuum analyze")


def run_python(database_url: str, *words: str, told: str = "", settings: str = "config.settings") -> str:
    """Run Python on the project with that database; return what it said. RuntimeError with its words when it fails."""
    done = subprocess.run(
        [sys.executable, *words],
        cwd=env.BASE_DIR,
        env=environment(database_url, settings),
        input=told,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(words)} failed:\n{done.stdout}{done.stderr}")
    return done.stdout


def environment(database_url: str, settings: str = "config.settings") -> dict[str, str]:
    """Return the variables of a process that works on that database."""
    return os.environ | {"DATABASE_URL": database_url, "DJANGO_SETTINGS_MODULE": settings}


def _digest(template: str) -> str:
    found = hashlib.sha256(template.encode())
    for path in sorted({path for pattern in SOURCES for path in env.BASE_DIR.glob(pattern) if path.is_file()}):
        found.update(path.read_bytes())
    return found.hexdigest()[:8]


def _exists(connection: psycopg.Connection, name: str) -> bool:
    return connection.execute("select 1 from pg_database where datname = %s", [name]).fetchone() is not None


def _drop_older(what: str) -> None:
    _drop_those(lambda name: name.startswith(f"{NAMES}{what}_"))


def _drop_those(is_meant: Callable[[str], bool]) -> None:
    with server() as connection:
        rows = connection.execute("select datname from pg_database where starts_with(datname, %s)", [NAMES]).fetchall()
        for (name,) in rows:
            if is_meant(str(name)):
                run(connection, "drop database if exists {} with (force)", str(name))


def run(connection: psycopg.Connection, statement: str, *names: str) -> None:
    """Run a statement about databases, with their names in its braces."""
    connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))
