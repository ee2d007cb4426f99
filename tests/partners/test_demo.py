"""An app to try the partners' pages with: nobody takes it for a real one, and no real site starts with it."""

import re

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command

from accounts import demo as accounts
from accounts.actions import invite
from accounts.models import Invitation, User
from accounts.roles import Role
from config import unsafe
from partners import actions, demo
from partners.models import Key, Member, Partner, Webhook
from safety.models import AuditEvent
from tests.partnering import make_key, make_partner
from tests.people import add_factor, sign_in

pytestmark = pytest.mark.django_db
LINE = "This is no demo, but there is a demo's app. Run: manage.py demo_app --remove"
PAGE = f"/en/staff/partners/{demo.PK}/"


@pytest.fixture(autouse=True)
def own_data(settings, tmp_path) -> None:
    settings.DATA_DIR = tmp_path


@pytest.fixture
def said(db, capsys) -> str:
    """What a demo says when its app is made."""
    call_command("demo_app")
    return capsys.readouterr().out


@pytest.fixture
def lead(said) -> User:
    return User.objects.get(email=accounts.email_of(Role.PARTNER_LEAD))


def test_it_is_said_who_leads_it_and_they_have_the_demo_s_password(said, lead):
    assert said == "sign in for it as: partner-lead@demo.invalid\n"
    assert lead.check_password(accounts.password())
    assert list(Member.objects.values_list("user", "partner", "role")) == [(lead.pk, demo.PK, "partner_lead")]


def test_nobody_takes_it_for_a_real_one_and_nothing_reaches_anybody(said):
    app = Partner.objects.get()
    assert re.fullmatch(r"DEMO .*\(not a real one\)", app.name)
    assert app.site.endswith(".invalid")
    assert app.email.endswith("@demo.invalid")


def test_no_key_is_made_in_advance_and_whoever_leads_it_makes_one(lead, client):
    assert not Key.objects.exists()
    add_factor(lead)
    sign_in(client, lead)
    assert "Make a key" in client.get(PAGE).text
    sent = {"name": "a server", "scopes": ["handoff.write"], "days": "90"}
    assert "raah_" in client.post(f"{PAGE}keys/make/", sent).text


def test_it_is_made_once(said, capsys):
    events = AuditEvent.objects.count()
    Partner.objects.update(name="DEMO app, renamed")
    call_command("demo_app")
    assert capsys.readouterr().out == said
    assert (Partner.objects.get().name, Member.objects.count()) == ("DEMO app, renamed", 1)
    assert AuditEvent.objects.count() == events


def test_a_site_that_is_no_demo_gets_none(settings):
    settings.DEMO = False
    with pytest.raises(CommandError, match="no demo"):
        call_command("demo_app")
    assert not Partner.objects.exists()


def test_such_a_site_refuses_to_start_with_it_and_says_what_to_do(said, settings):
    demo.refuse_in_production()
    settings.DEMO = False
    with pytest.raises(ImproperlyConfigured, match=re.escape(LINE)):
        unsafe.refuse()


def test_remove_takes_it_away_with_all_that_hangs_on_it_and_nothing_else(lead, settings):
    other = make_partner()
    make_key(other)
    app = Partner.objects.get(pk=demo.PK)
    make_key(app, by=lead)
    actions.make_webhook(partner=app, url="https://app.example/raah", by=lead)
    invite(email="somebody@example.org", role=Role.PARTNER_MEMBER, by=f"user:{lead.pk}", organization=demo.PK)
    settings.DEMO = False
    call_command("demo_app", "--remove")
    assert (Partner.objects.get(), Key.objects.get().partner) == (other, other)
    assert not Webhook.objects.exists()
    assert not Invitation.objects.exists()
    demo.refuse_in_production()


def test_removing_where_there_is_none_is_no_trouble():
    call_command("demo_app", "--remove")
