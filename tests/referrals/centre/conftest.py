from pathlib import Path

import pytest
from django.test import Client

from safety import throttle
from tests.centres import Centre, Posted, make_inbox, send_parcel
from tests.desks import Staffed, make_desk
from tests.referrals.centre.hands import Hands, at_the_centre


@pytest.fixture(autouse=True)
def own_key(monkeypatch, tmp_path: Path) -> None:
    """A key of the throttle that no other process has."""
    monkeypatch.setattr(throttle, "MEMORY", tmp_path)


@pytest.fixture
def staffed(db: None) -> Staffed:
    """A desk with a lead and two moderators."""
    return make_desk()


@pytest.fixture
def centre(staffed: Staffed) -> Centre:
    """A centre whose inbox can be used."""
    return make_inbox(staffed)


@pytest.fixture
def posted(staffed: Staffed, centre: Centre) -> Posted:
    """What lies there."""
    return send_parcel(staffed, centre)


@pytest.fixture
def browser() -> Client:
    """A browser of nobody."""
    return Client()


@pytest.fixture
def hands(centre: Centre) -> Hands:
    """Somebody of the centre, signed in, with an open vault."""
    return at_the_centre(centre, centre.worker)


@pytest.fixture
def lead(centre: Centre) -> Hands:
    """The lead of the organization, likewise."""
    return at_the_centre(centre, centre.lead)
