"""The embedded PostgreSQL: started by the first who needs it, stopped by the last, whatever happens in between."""

import os
import signal
import subprocess
import sys
from contextlib import contextmanager

import pytest

from config import env
from config.cluster import LONGEST_SOCKET_PATH, SOCKET, Cluster, embedded_programs

USER = """
import sys; from pathlib import Path; from config import embedded
print(embedded.enter(Path(sys.argv[1])), flush=True); sys.stdin.read()
"""


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    folder = tmp_path_factory.mktemp("embedded") / "postgres"
    cluster = Cluster(folder, embedded_programs())
    yield cluster
    if cluster.is_running():
        cluster.stop()


@contextmanager
def using(cluster):
    """Run a process that uses the server until it is told to end."""
    command = [sys.executable, "-c", USER, cluster.folder]
    with subprocess.Popen(
        command, cwd=env.BASE_DIR, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=dict(os.environ)
    ) as user:
        assert user.stdout.readline().strip() == cluster.url
        yield user


def test_the_last_who_leaves_stops_the_server(cluster):
    with using(cluster) as first:
        with using(cluster):
            assert cluster.is_running()
        assert cluster.is_running(), "somebody still uses it"
        first.stdin.close()
        assert first.wait() == 0
    assert not cluster.is_running()


def test_the_next_user_takes_over_from_one_that_was_killed(cluster):
    with using(cluster) as killed:
        killed.send_signal(signal.SIGKILL)
        killed.wait()
    assert cluster.is_running(), "nobody was left to stop it"
    with using(cluster):
        pass
    assert not cluster.is_running()


@pytest.mark.parametrize("sign", ["", "-"], ids=["of a server", "of one that was being made"])
def test_a_number_left_by_a_power_cut_is_forgotten(cluster, sign):
    with using(cluster):
        pass
    (cluster.folder / "postmaster.pid").write_text(f"{sign}{os.getpid()}\n{cluster.folder}\n")
    with using(cluster):
        assert cluster.is_running()


def test_the_socket_of_a_long_path_lies_in_a_short_one(tmp_path):
    deep = Cluster(tmp_path / ("x" * LONGEST_SOCKET_PATH) / "postgres", embedded_programs())
    assert len(str(deep.socket_folder / SOCKET)) <= LONGEST_SOCKET_PATH
    assert deep.socket_folder != Cluster(tmp_path / ("y" * LONGEST_SOCKET_PATH), embedded_programs()).socket_folder
