"""Accounts to try the site with: nobody takes them for people, and no real site starts with one."""

import re
import stat

import pytest
from allauth.mfa.models import Authenticator
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command

from accounts import demo as accounts
from accounts.actions import invite
from accounts.models import Device, Invitation, Session, User
from accounts.roles import ORGANIZATION_ROLES, STAFF_ROLES
from directory import demo
from directory.models import Membership, Organization
from tests.accounts.production import environment, run
from tests.accounts.steps import SECURITY, type_password
from tests.databases import url_of
from tests.factories import make_organization
from tests.people import add_factor, make_member, make_person, sign_in
from tests.sites import serve

database = pytest.mark.django_db
LINE = "This is no demo, but there are demo accounts (@demo.invalid). Run: manage.py demo_accounts --remove"


@pytest.fixture(autouse=True)
def own_data(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    return tmp_path


@pytest.fixture
def said(db, capsys) -> str:
    """What a demo says when its accounts are made."""
    call_command("demo_accounts")
    return capsys.readouterr().out


@database
def test_there_is_one_account_of_every_role(said):
    staff = {role: User.objects.get(email=accounts.email_of(role)) for role in STAFF_ROLES}
    assert {role: user.roles for role, user in staff.items()} == {role: [role] for role in STAFF_ROLES}
    assert User.objects.get(email="superuser@demo.invalid").is_superuser
    held = {role: Membership.objects.get(user__email=accounts.email_of(role)) for role in ORGANIZATION_ROLES}
    assert {role: one.role for role, one in held.items()} == {role: role for role in ORGANIZATION_ROLES}
    assert User.objects.count() == len(STAFF_ROLES) + len(ORGANIZATION_ROLES) + 1


@database
def test_nobody_takes_them_for_people_and_no_mail_reaches_anybody(said):
    for user in User.objects.all():
        assert re.fullmatch(r"DEMO [a-z ]+ \(no person\)", user.name)
        assert re.fullmatch(r"[a-z-]+@demo\.invalid", user.email)
    organization = Organization.everything.get(pk=demo.PK)
    assert "DEMO" in organization.said("name", "en")
    assert "not a real one" in organization.said("name", "en")
    assert "نمونہ" in organization.said("name", "ur")


@database
def test_it_is_said_how_to_sign_in_with_them(said, client):
    password = accounts.password()
    assert password in said
    for user in User.objects.all():
        assert user.email in said
        assert user.check_password(password)
    type_password(client, "vetter@demo.invalid", password)
    assert client.get(SECURITY).status_code == 200


@database
def test_they_are_made_once(said, capsys):
    before = list(User.objects.order_by("pk").values())
    memberships = Membership.objects.count()
    call_command("demo_accounts")
    assert capsys.readouterr().out == said
    assert list(User.objects.order_by("pk").values()) == before
    assert (Membership.objects.count(), Organization.everything.filter(pk=demo.PK).count()) == (memberships, 1)


@database
def test_one_that_was_changed_is_left_as_it_is(said):
    User.objects.filter(email="vetter@demo.invalid").update(roles=["moderator"])
    call_command("demo_accounts")
    assert User.objects.get(email="vetter@demo.invalid").roles == ["moderator"]


def test_the_password_is_of_this_installation_and_for_its_owner_s_eyes(own_data, settings):
    first = accounts.password()
    assert accounts.password() == first
    assert re.fullmatch(r"[a-z]+-[a-z]+-[a-z]+-\d{4}", first)
    assert stat.S_IMODE((own_data / "demo-password").stat().st_mode) == 0o600
    settings.DATA_DIR = own_data / "another"
    settings.DATA_DIR.mkdir()
    assert accounts.password() != first


@database
def test_a_site_that_is_no_demo_gets_none(settings):
    settings.DEMO = False
    with pytest.raises(CommandError, match="no demo"):
        call_command("demo_accounts")
    assert not User.objects.exists()


@database
def test_such_a_site_refuses_to_start_with_one_and_says_what_to_do(said, settings):
    accounts.refuse_in_production()
    settings.DEMO = False
    with pytest.raises(ImproperlyConfigured, match=re.escape(LINE)):
        accounts.refuse_in_production()


@database
@pytest.mark.parametrize(
    "email", ["demo@staff.test", "demo.invalid@staff.test", "a@notdemo.invalid", "a@demo.invalid.example"]
)
def test_an_account_that_is_none_of_a_demo_stops_nothing(settings, email):
    make_person(email=email)
    settings.DEMO = False
    accounts.refuse_in_production()


@database
def test_remove_takes_them_all_away_even_where_it_is_no_demo(said, settings, client, capsys):
    for user in User.objects.all():
        add_factor(user)
        sign_in(client, user)
    make_member(make_organization(), email="real@staff.test", has_factor=False)
    make_member(Organization.everything.get(pk=demo.PK), email="joined@staff.test", has_factor=False)
    settings.DEMO = False
    call_command("demo_accounts", "--remove")
    assert capsys.readouterr().out == "7 demo accounts removed.\n"
    assert sorted(User.objects.values_list("email", flat=True)) == ["joined@staff.test", "real@staff.test"]
    assert not Organization.everything.filter(pk=demo.PK).exists()
    assert Membership.objects.get().user.email == "real@staff.test"
    assert [model.objects.count() for model in (Session, Device, Authenticator)] == [0, 0, 0]
    accounts.refuse_in_production()


@database
@pytest.mark.parametrize("role", ["administrator", "ngo_lead"])
def test_remove_makes_void_what_the_demo_s_people_have_invited(said, role):
    organization = demo.PK if role in ORGANIZATION_ROLES else None
    inviting = User.objects.get(email="administrator@demo.invalid")
    invite(email="somebody@example.org", role=role, by=f"user:{inviting.pk}", organization=organization)
    call_command("demo_accounts", "--remove")
    assert not Invitation.objects.open().exists()


@database
def test_removing_where_there_are_none_is_no_trouble(capsys):
    call_command("demo_accounts", "--remove")
    assert capsys.readouterr().out == "0 demo accounts removed.\n"


def test_the_server_of_a_production_starts_without_demo_accounts_only(own_database, tmp_path):
    accounts.make_account("vetter", by="command:demo_accounts")
    variables = environment(tmp_path, url_of(own_database))
    done = run("-m", "config.server", **variables | {"PORT": "1"})
    assert done.returncode != 0
    assert done.stderr.splitlines()[-1].endswith(LINE)
    demo.remove()
    with serve(url_of(own_database), **{name: value for name, value in variables.items() if name != "DATABASE_URL"}):
        pass
