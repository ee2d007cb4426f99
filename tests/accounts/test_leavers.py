"""Whoever leaves is out in one step, with everything that could let them in again; what they did stays true."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.db import connection
from django.test import Client

from accounts import actions, open_work
from accounts.actions import InvitationError, by_token, close, invite, token_of
from accounts.models import Device, Invitation, Session, User
from accounts.permissions import RefusedError
from accounts.signals import closed
from directory.models import Membership
from safety.models import AuditEvent
from tests.accounts.steps import STAFF, is_in, said, type_password
from tests.factories import make_organization
from tests.people import PASSWORD, make_person, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english():
    from django.utils import translation

    with translation.override("en"):
        yield


@pytest.fixture
def administrator() -> User:
    return make_person("administrator")


@pytest.fixture
def leaver(client) -> User:
    """Somebody who holds one of everything, and is signed in in this client."""
    leaver = make_person("vetter", password=PASSWORD)
    RecoveryCodes.activate(leaver)
    Membership.objects.create(user=leaver, organization=make_organization("Invented Body"), role="ngo_lead")
    sign_in(client, leaver)
    return leaver


def held(person: User) -> dict[str, int]:
    """Return how much a person has that could let them in, or anybody through them."""
    return {
        "sessions": Session.objects.filter(user=person).count(),
        "devices": Device.objects.filter(user=person).count(),
        "second factors": Authenticator.objects.filter(user=person).count(),
        "memberships": Membership.objects.filter(user=person).count(),
        "invitations by them": Invitation.objects.open().filter(made_by=f"user:{person.pk}").count(),
        "invitations to them": Invitation.objects.open().filter(email=person.email).count(),
        "roles": len(User.objects.get(pk=person.pk).roles),
    }


def test_everything_ends_in_one_step(leaver, administrator):
    invite(email="friend@staff.test", role="vetter", by=f"user:{leaver.pk}")
    invite(email=leaver.email, role="moderator", by=f"user:{administrator.pk}")
    assert set(held(leaver).values()) == {1, 2}
    close(person=leaver, by=administrator)
    assert set(held(leaver).values()) == {0}
    gone = User.objects.get(pk=leaver.pk)
    assert (gone.is_active, gone.is_superuser, gone.has_usable_password()) == (False, False, False)
    assert gone.closed_at is not None
    assert (gone.name, gone.email) == (leaver.name, leaver.email)


def test_the_links_that_they_sent_and_that_were_sent_to_them_are_void(leaver, administrator):
    links = [
        token_of(invite(email="friend@staff.test", role="administrator", by=f"user:{leaver.pk}")),
        token_of(invite(email=leaver.email, role="moderator", by=f"user:{administrator.pk}")),
    ]
    close(person=leaver, by=administrator)
    for link in links:
        with pytest.raises(Invitation.DoesNotExist):
            by_token(link)
        with pytest.raises(InvitationError):
            actions.accept(token=link, name="x", password=PASSWORD)


def test_nothing_of_others_ends(leaver, administrator, other_browser):
    colleague = make_person("moderator")
    sign_in(other_browser, colleague)
    Membership.objects.create(
        user=colleague, organization=Membership.objects.get(user=leaver).organization, role="ngo_worker"
    )
    invite(email="friend@staff.test", role="vetter", by=f"user:{colleague.pk}")
    # Whose number begins with the leaver's is somebody else.
    invite(email="stranger@staff.test", role="vetter", by=f"user:{leaver.pk}0")
    before = held(colleague)
    close(person=leaver, by=administrator)
    assert held(colleague) == before
    assert is_in(other_browser)
    assert Invitation.objects.open().count() == 2


def test_they_are_out_at_the_next_click_and_cannot_come_in_again(leaver, administrator, client):
    assert is_in(client)
    close(person=leaver, by=administrator)
    assert not is_in(client)
    assert said(type_password(client, leaver.email)) == said(type_password(client, leaver.email, "not it at all"))
    assert not is_in(client)


def test_it_is_remembered_who_closed_it_and_how_much_ended(leaver, administrator):
    invite(email="friend@staff.test", role="vetter", by=f"user:{leaver.pk}")
    close(person=leaver, by=administrator)
    event = AuditEvent.objects.get(event="account.closed")
    assert (event.actor, event.subject) == (f"user:{administrator.pk}", f"user:{leaver.pk}")
    assert event.facts == {"sessions": 1, "invitations": 1}
    ended = AuditEvent.objects.get(event="membership.ended")
    assert ended.facts == {"user": leaver.pk, "role": "ngo_lead"}
    assert leaver.email not in str(list(AuditEvent.objects.values()))


def test_a_part_of_the_site_that_fails_keeps_the_account_open_and_whole(leaver, administrator):
    def fails(**_told):
        raise RuntimeError("the desk could not let go")

    before = held(leaver)
    closed.connect(fails)
    try:
        with pytest.raises(RuntimeError):
            close(person=leaver, by=administrator)
    finally:
        closed.disconnect(fails)
    assert held(leaver) == before
    assert User.objects.get(pk=leaver.pk).check_password(PASSWORD)
    assert not AuditEvent.objects.filter(event="account.closed").exists()


def test_every_part_of_the_site_is_told_whose_account_it_was_and_by_whom(leaver, administrator):
    told = []

    def hears(user, by, **_rest):
        told.append((user.pk, by, user.is_active))

    closed.connect(hears)
    try:
        close(person=leaver, by=administrator)
    finally:
        closed.disconnect(hears)
    assert told == [(leaver.pk, f"user:{administrator.pk}", False)]


def test_open_work_is_listed_before_the_account_is_closed(leaver, administrator, monkeypatch, other_browser):
    monkeypatch.setattr(
        open_work, "_TELLERS", [*open_work._TELLERS, lambda person: [f"Three letters of {person.name}."]]
    )
    assert open_work.of(leaver)[-1] == f"Three letters of {leaver.name}."
    sign_in(other_browser, administrator)
    page = said(other_browser.get(f"{STAFF}people/{leaver.pk}/close/"))
    assert "Is the only lead of Invented Body." in page
    assert f"Three letters of {leaver.name}." in page
    assert held(leaver)["memberships"] == 1


def test_an_organization_that_loses_its_only_lead_is_named_as_such(leaver, administrator):
    alone = open_work.of(leaver)
    second = Membership.objects.create(
        user=administrator, organization=Membership.objects.get(user=leaver).organization, role="ngo_lead"
    )
    assert open_work.of(leaver) != alone
    second.delete()


def test_an_organization_s_last_lead_can_be_closed_out_by_an_administrator(leaver, administrator):
    close(person=leaver, by=administrator)
    assert not Membership.objects.filter(role="ngo_lead").exists()


@pytest.mark.parametrize("role", ["vetter", "moderator", "desk_lead", "superuser", ""])
def test_nobody_but_an_administrator_closes_an_account(leaver, role):
    before = held(leaver)
    with pytest.raises(RefusedError):
        close(person=leaver, by=make_person(role))
    assert held(leaver) == before


def test_the_page_closes_it_by_a_button_and_not_by_being_opened(leaver, administrator, other_browser):
    sign_in(other_browser, administrator)
    path = f"{STAFF}people/{leaver.pk}/close/"
    for _time in range(2):
        assert other_browser.get(path).status_code == 200
    assert User.objects.get(pk=leaver.pk).is_active
    assert other_browser.post(path)["Location"] == f"{STAFF}people/"
    assert not User.objects.get(pk=leaver.pk).is_active
    again = other_browser.post(path)
    assert again.status_code == 409
    assert "This account is closed already." in said(again)


def test_an_account_that_is_closed_again_is_as_closed_as_before(leaver, administrator, client):
    close(person=leaver, by=administrator)
    actions.accept(
        token=token_of(invite(email=leaver.email, role="vetter", by="user:1")), name="Back", password=PASSWORD
    )
    assert held(leaver)["memberships"] == held(leaver)["second factors"] == 0
    assert User.objects.get(pk=leaver.pk).roles == ["vetter"]
    close(person=leaver, by=administrator)
    assert set(held(leaver).values()) == {0}


def test_a_link_for_a_new_password_that_was_on_its_way_opens_nothing(leaver, administrator, client):
    from django.contrib.auth.tokens import default_token_generator

    token = default_token_generator.make_token(leaver)
    close(person=leaver, by=administrator)
    assert not default_token_generator.check_token(User.objects.get(pk=leaver.pk), token)


def test_no_row_of_the_database_still_points_to_them_but_what_they_did(leaver, administrator):
    close(person=leaver, by=administrator)
    with connection.cursor() as cursor:
        cursor.execute(
            "select c.conrelid::regclass::text, a.attname from pg_constraint c"
            " join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any (c.conkey)"
            " where c.confrelid = 'accounts_user'::regclass"
        )
        columns = cursor.fetchall()
        assert ("accounts_session", "user_id") in columns
        left = []
        for table, column in columns:
            cursor.execute(f"select count(*) from {table} where {column} = %s", [leaver.pk])
            left += [table] if cursor.fetchone()[0] else []
    assert left == []


def test_signing_out_everywhere_is_another_thing_than_closing(leaver, administrator):
    client = Client()
    sign_in(client, leaver, browser="elsewhere")
    assert actions.end_sessions(person=leaver, by=administrator) == 2
    assert [held(leaver)[what] for what in ("sessions", "devices", "second factors", "roles")] == [0, 2, 2, 1]
    assert User.objects.get(pk=leaver.pk).is_active
