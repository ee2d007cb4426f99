"""Derivations step back, and nothing else does."""

import os
import subprocess
import sys

import pytest

from config.env import BASE_DIR
from referrals.crypto import beside as module
from referrals.crypto.beside import NICE, beside
from referrals.crypto.derivation import Cost, stretch

FORKS = """
import os; from referrals.crypto.beside import beside
beside(int)
if child := os.fork(): os._exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
os._exit(beside(int))
"""


def niceness() -> int:
    return os.getpriority(os.PRIO_PROCESS, 0)


def test_what_is_done_is_returned():
    assert beside(lambda one, *, two: one + two, 1, two=2) == 3


def test_what_is_raised_is_raised():
    with pytest.raises(ZeroDivisionError):
        beside(lambda: 1 / 0)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux knows the priority of a thread")
def test_only_the_work_steps_back():
    before = niceness()
    assert beside(niceness) == max(NICE, before)
    assert niceness() == before


def test_elsewhere_threads_stay_as_they_are(monkeypatch):
    monkeypatch.setattr(module.sys, "platform", "darwin")
    before = niceness()
    module._step_back()
    assert niceness() == before


def test_derivations_step_back(monkeypatch):
    found = []
    monkeypatch.setattr("referrals.crypto.derivation._stretched", lambda *_said: found.append(niceness()) or b"")
    stretch(b"words", b"salt", Cost(1, 1), size=32)
    assert found == [beside(niceness)]


def test_a_fork_derives_too_though_its_parent_has():
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", FORKS], cwd=BASE_DIR, timeout=60, check=False)
    assert done.returncode == 0
