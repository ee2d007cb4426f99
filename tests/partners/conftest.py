"""A partner with a lead, and an administrator."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import translation

from accounts.models import User
from partners import actions
from partners.actions import Made
from partners.models import Partner
from safety import throttle
from tests.partnering import bearer, make_key, make_member, make_partner
from tests.people import make_person, sign_in

ASK = "/en/staff/partners/ask/"
QUEUE = "/en/staff/partners/queue/"
CALL = "/api/v1/key"
DAY = timedelta(days=1)
SAID = {
    "name": "Invented Helpline App",
    "site": "https://app.example/",
    "purpose": "Shows the nearest help to callers of an invented line.",
    "email": "Dev@App.example ",
}


def show(client: Client, shown: str, where: str = CALL, **more: str):
    """Call as a program does, with a key in its header."""
    return client.get(where, headers=bearer(shown) | more)


def limited(made: Made, per_minute: int, per_day: int, by: User) -> None:
    """Let a key call no faster than that."""
    actions.change_limits(key=made.key, per_minute=per_minute, per_day=per_day, by=by)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Refusals are read in English here, whichever language a test before has left."""
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def own_key(monkeypatch, tmp_path) -> None:
    """A key of the throttle that no other process has."""
    monkeypatch.setattr(throttle, "MEMORY", tmp_path)


@pytest.fixture(autouse=True)
def quick_passwords(settings) -> None:
    """What a password costs is Argon2's own affair."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def sent() -> dict[str, str]:
    """A whole wish for keys as a browser sends it."""
    return {**SAID, "token": str(uuid4()), "extra": ""}


@pytest.fixture
def partner(db) -> Partner:
    """A partner that has access."""
    return make_partner()


@pytest.fixture
def lead(partner) -> User:
    """Who leads its people."""
    return make_member(partner)


@pytest.fixture
def made(lead, partner) -> Made:
    """A key with every scope, and what it was shown as."""
    return make_key(partner, by=lead)


@pytest.fixture
def administrator(db) -> User:
    """Who decides about partners."""
    return make_person("administrator")


@pytest.fixture
def office(administrator) -> Client:
    """The administrator's browser."""
    browser = Client()
    sign_in(browser, administrator)
    return browser


@pytest.fixture
def theirs(lead) -> Client:
    """The lead's browser."""
    browser = Client()
    sign_in(browser, lead)
    return browser


@pytest.fixture
def program() -> Client:
    """A program without a browser's cookies."""
    return Client()
