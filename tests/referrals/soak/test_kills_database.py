"""The database itself killed, in the middle of whatever it does: what it has acknowledged it still has afterwards."""

import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.db import connection

from config.cluster import Cluster, embedded_programs
from tests.databases import url_of
from tests.desks import make_desk
from tests.referrals.soak import length, scene
from tests.referrals.soak.killing import Killing

pytestmark = pytest.mark.soak
KILLS = length.of(50, 4)
NAME = "raah"


@pytest.fixture
def cluster(own_database) -> Iterator[Cluster]:
    """A PostgreSQL of its own, with everything that the test's database holds; Django is connected to it.

    It does not lie in a folder of pytest, which other runs close for the user that PostgreSQL runs as.
    """
    with tempfile.TemporaryDirectory() as folder:
        found = Cluster(Path(folder).resolve() / "postgres", embedded_programs())
        found.start()
        try:
            copy(url_of(own_database), found)
            with scene.connected_to_url(url(found)):
                yield found
        finally:
            found.stop()


def url(cluster: Cluster) -> str:
    return cluster.url.replace("/postgres?", f"/{NAME}?")


def copy(source: str, to: Cluster) -> None:
    with psycopg.connect(to.url, autocommit=True) as connection:
        connection.execute(f"create database {NAME} template template0 encoding 'UTF8'")
    dump = subprocess.run([to.programs / "pg_dump", source], check=True, capture_output=True)
    load = [to.programs / "psql", "--quiet", "--set=ON_ERROR_STOP=1", url(to)]
    subprocess.run(load, input=dump.stdout, check=True, stdout=subprocess.DEVNULL)


def kill(cluster: Cluster, *, by_signal: bool) -> None:
    """End it at once: by the signal that nothing can catch, to every process of it, or as it ends in a panic."""
    if by_signal:
        pid = int(Path(cluster.folder / "postmaster.pid").read_text().split()[0])
        scene.kill_all(pid)
    else:
        cluster._pg_ctl("stop", "--mode=immediate")


def test_a_database_killed_in_the_middle_of_deeds_has_kept_what_it_acknowledged(cluster):
    killing = Killing(make_desk(), length.dice(), scene.cheap(url(cluster)))
    with killing.acting():
        for number in range(KILLS):
            killing.begin()
            killing.goes_on()
            kill(cluster, by_signal=number % 2 == 0)
            killing.has_lost()
            cluster.start()
            connection.close()
            killing.look()
        killing.look_at_everything()
