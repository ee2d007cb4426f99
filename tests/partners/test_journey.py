"""The whole way of a partner, page by page: ask, be let in, join, make a key, call, replace it, stop it."""

import re

import pytest
from django.core import mail
from django.test import Client

from accounts.models import User
from partners.models import Partner
from tests.accounts.steps import SECURITY, code_of
from tests.jobs import run_deferred
from tests.partnering import bearer
from tests.partners.conftest import ASK, CALL, QUEUE
from tests.people import PASSWORD

pytestmark = pytest.mark.django_db
PARTNERS = "/en/staff/partners/"


def key_on(page) -> str:
    return re.search(r"raah_[0-9a-f]{8}_[0-9a-f]{64}", page.text)[0]


def calls(program: Client, shown: str) -> int:
    return program.get(CALL, headers=bearer(shown)).status_code


@pytest.fixture
def commits(monkeypatch) -> None:
    """What waits for the end of a transaction is done at once: a test's own never ends."""
    monkeypatch.setattr("django.db.transaction.on_commit", lambda deed, **_rest: deed())


def join(browser: Client, path: str) -> None:
    """Accept an invitation, and set up an app that makes codes."""
    browser.post(path, {"name": "Developer (invented)", "password1": PASSWORD, "password2": PASSWORD})
    page = browser.get(f"{SECURITY}app/").content.decode()
    secret = re.search(r'<b class="secret">([\w ]+)</b>', page)[1].replace(" ", "")
    assert browser.post(f"{SECURITY}app/", {"code": code_of(secret)}).status_code == 302


@pytest.mark.usefixtures("commits")
def test_a_partner_asks_is_let_in_and_calls_until_its_key_is_stopped(client, office, program, sent):
    client.post(ASK, sent)
    partner = Partner.objects.get()
    office.post(f"{QUEUE}{partner.pk}/", {"deed": "approve", "reason": ""})
    run_deferred()
    link = re.search(r"https?://\S+/ur(/staff/join/\S+)", mail.outbox[-1].body)[1]
    browser = Client()
    join(browser, f"/en{link}")
    assert User.objects.get(email="dev@app.example").roles == []
    app = f"{PARTNERS}{partner.pk}/"
    assert browser.get(PARTNERS).status_code == browser.get(app).status_code == 200

    first = key_on(browser.post(f"{app}keys/make/", {"name": "server", "scopes": ["handoff.write"], "days": "365"}))
    assert calls(program, first) == 200
    key = partner.keys.get()
    second = key_on(browser.post(f"{app}keys/{key.pk}/rotate/", {"days": "7"}))
    assert (calls(program, first), calls(program, second)) == (200, 200)
    browser.post(f"{app}keys/{key.pk}/stop/")
    assert (calls(program, first), calls(program, second)) == (401, 200)
    office.post(f"{QUEUE}{partner.pk}/", {"deed": "stop", "reason": "an invented reason"})
    assert calls(program, second) == 401
    assert "answered" in browser.get(app).text
