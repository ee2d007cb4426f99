"""What is measured of processes is measured of those that live: PostgreSQL's own come and go."""

import os
import subprocess
import sys

import psutil
import pytest

from bench import processes


@pytest.fixture(autouse=True)
def _one_has_ended(monkeypatch):
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        ended = psutil.Process(child.pid)
    monkeypatch.setattr(processes, "family", lambda _pid: [psutil.Process(), psutil.Process(), ended])


def test_its_memory_and_time_are_those_of_the_others():
    assert processes.shared_mb(os.getpid()) > 0
    assert processes.largest_mb(os.getpid()) > 0
    assert processes.cpu_s(os.getpid()) > 0


def test_the_others_are_kept_to_one_core_and_then_let_go():
    before = psutil.Process().cpu_affinity()
    with processes.one_core():
        assert psutil.Process().cpu_affinity() == before[:1]
    assert psutil.Process().cpu_affinity() == before
