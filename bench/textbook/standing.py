"""Starts the textbook's own PostgreSQL, database and server, where PostGIS and GDAL are installed."""

import ctypes.util
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

from bench import databases
from bench.servers import NotHereError, Running, running
from bench.textbook.copying import copy
from config import env
from config.cluster import Cluster

INSTALLED = Path("/usr/lib/postgresql")
CONTROL = "/usr/share/postgresql/{version}/extension/postgis.control"
SETTINGS, SERVER = "bench.textbook.settings", "bench.textbook.serve"
NAMES = "textbook_"
NEEDED = "needs Debian's PostGIS and GDAL: apt-get install postgresql-postgis gdal-bin"


@contextmanager
def server(ours_url: str) -> Iterator[Running]:
    """Serve the listings of that database the textbook's way. NotHereError."""
    with started(programs()) as cluster:
        url = _ready(cluster, ours_url)
        variables = {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": SETTINGS, "RAAH_SIDE": "public"}
        with running(SERVER, variables) as textbook:
            yield textbook


def programs() -> Path:
    """Return the programs of the newest PostgreSQL that has PostGIS; NotHereError."""
    versions = (path.name for path in INSTALLED.glob("[0-9]*"))
    found = sorted(int(version) for version in versions if Path(CONTROL.format(version=version)).exists())
    if not found or not all(map(ctypes.util.find_library, ("gdal", "geos_c"))):
        raise NotHereError(NEEDED)
    return INSTALLED / str(found[-1]) / "bin"


@contextmanager
def started(bin_folder: Path) -> Iterator[Cluster]:
    """Run those programs on a folder of their own, beside the project's; stop them at the end."""
    cluster = Cluster(env.data_dir() / "postgis", bin_folder)
    cluster.folder.parent.mkdir(parents=True, exist_ok=True)
    if not cluster.is_running():
        cluster.start()
    try:
        yield cluster
    finally:
        cluster.stop()


def _ready(cluster: Cluster, ours_url: str) -> str:
    """Return the URL of a database with the same listings; make it where there is none yet."""
    ours = urlsplit(ours_url).path.strip("/")
    name = f"{NAMES}{ours}_{_digest()}"
    with psycopg.connect(cluster.url, autocommit=True) as connection:
        if connection.execute("select 1 from pg_database where datname = %s", [name]).fetchone() is None:
            _drop_older(connection, ours.rpartition("_")[0])
            building = f"{name}_building"
            databases.run(connection, "drop database if exists {} with (force)", building)
            databases.run(connection, "create database {} template template0 encoding 'UTF8'", building)
            _fill(_url(cluster, building), ours_url)
            databases.run(connection, "alter database {} rename to {}", building, name)
    return _url(cluster, name)


def _drop_older(connection: psycopg.Connection, size: str) -> None:
    """Drop what was made for the same size from older listings."""
    found = "select datname from pg_database where starts_with(datname, %s)"
    for (name,) in connection.execute(found, [f"{NAMES}{size}_"]).fetchall():
        databases.run(connection, "drop database if exists {} with (force)", str(name))


def _digest() -> str:
    sources = (Path(__file__).with_name(name).read_bytes() for name in ("models.py", "copying.py"))
    return hashlib.sha256(b"".join(sources)).hexdigest()[:8]


def _fill(theirs_url: str, ours_url: str) -> None:
    with psycopg.connect(theirs_url, autocommit=True) as connection:
        connection.execute("create extension postgis")
    databases.run_python(theirs_url, "-m", "django", "migrate", "--run-syncdb", "--verbosity=0", settings=SETTINGS)
    copy(ours_url, theirs_url)


def _url(cluster: Cluster, name: str) -> str:
    return urlunsplit(urlsplit(cluster.url)._replace(path=f"/{name}"))
