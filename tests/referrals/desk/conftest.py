from pathlib import Path

import pytest
from django.test import Client

from safety import throttle
from tests.desks import Sent, Staffed, make_desk, send_case
from tests.referrals.desk.hands import Hands, at_the_desk


@pytest.fixture(autouse=True)
def own_key(monkeypatch, tmp_path: Path) -> None:
    """A key of the throttle that no other process has."""
    monkeypatch.setattr(throttle, "MEMORY", tmp_path)


@pytest.fixture
def staffed(db: None) -> Staffed:
    """A desk with a lead and two moderators."""
    return make_desk()


@pytest.fixture
def sent(staffed: Staffed) -> Sent:
    """A case that waits there."""
    return send_case(staffed.desk)


@pytest.fixture
def hands(staffed: Staffed) -> Hands:
    """The first moderator, signed in, with an open vault."""
    return at_the_desk(staffed, staffed.moderator)


@pytest.fixture
def second(staffed: Staffed) -> Hands:
    """The second moderator, likewise."""
    return at_the_desk(staffed, staffed.moderators[1])


@pytest.fixture
def lead(staffed: Staffed) -> Hands:
    """The lead, likewise."""
    return at_the_desk(staffed, staffed.lead)


@pytest.fixture
def browser() -> Client:
    """A browser of nobody."""
    return Client()
