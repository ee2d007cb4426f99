"""What the tests of her pages stand on."""

import time

import pytest

from referrals import form_keys
from tests.desks import Staffed, make_desk
from tests.referrals.her.walking import Her


@pytest.fixture
def desk(db) -> Staffed:
    """An open desk that is always covered."""
    return make_desk()


@pytest.fixture
def her(desk) -> Her:
    """Somebody with a browser, whose form began a minute ago."""
    return Her()


@pytest.fixture(autouse=True)
def a_minute_ago(monkeypatch) -> None:
    """Forms began a minute ago: a test is quicker than any person."""
    real = form_keys.new
    monkeypatch.setattr(form_keys, "new", lambda now=None: real(now or time.time() - 60))


@pytest.fixture(autouse=True)
def no_counters(monkeypatch, tmp_path) -> None:
    """Counters of other tests count nothing here: each test has a key of its own."""
    monkeypatch.setattr("safety.throttle.key_file", lambda: tmp_path / "key")
