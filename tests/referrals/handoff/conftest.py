"""An app with a key, and a desk to which it leads."""

import pytest

from safety import throttle
from tests.referrals.handoff.hands import Program, make_program
from tests.referrals.her.conftest import a_minute_ago, desk, her, no_counters  # noqa: F401 - fixtures here too


@pytest.fixture(autouse=True)
def own_key(monkeypatch, tmp_path) -> None:
    """A key of the throttle that no other process has."""
    monkeypatch.setattr(throttle, "MEMORY", tmp_path)


@pytest.fixture
def program(db) -> Program:
    """A partner's program that may do everything a key may."""
    return make_program()


@pytest.fixture
def other(db) -> Program:
    """The program of another partner."""
    return make_program("Other App (invented)")
