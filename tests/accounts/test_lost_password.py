"""Whoever has lost the password gets a link by mail, which works once and opens nothing without the second factor."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.core import mail

from accounts.actions import close
from accounts.models import Session, User
from safety.models import AuditEvent
from tests.accounts.steps import SIGN_IN, STAFF, come_in, is_in, passed_the_password, said, type_password
from tests.jobs import run_deferred, waiting
from tests.people import PASSWORD, add_factor, make_person, sign_in

pytestmark = pytest.mark.django_db
EMAIL, NEW = "nasreen@staff.test", "saddle copper meadow 2846"
CHOSEN = {"password1": NEW, "password2": NEW}


@pytest.fixture
def person() -> User:
    return make_person("vetter", email=EMAIL, has_factor=False, password=PASSWORD)


def ask(client, email: str = EMAIL) -> None:
    response = client.post(f"{STAFF}password/", {"email": email})
    assert response["Location"] == f"{STAFF}password/sent/"


def link(client) -> str:
    """Ask for a new password; return where the link in the mail leads."""
    ask(client)
    run_deferred()
    [line] = {line for line in mail.outbox[-1].body.splitlines() if line.startswith("http")}
    return urlsplit(line).path


def test_the_link_leads_to_where_a_new_password_is_chosen(client, other_browser, person):
    secret = add_factor(person)
    chooses(other_browser, link(client))
    assert not passed_the_password(type_password(other_browser, EMAIL))
    come_in(other_browser, EMAIL, secret, NEW)
    assert is_in(other_browser)


def chooses(client, path: str) -> None:
    """Follow a link and choose the new password."""
    response = client.get(path)
    assert response.status_code == 302, said(response)
    assert client.post(response["Location"], CHOSEN)["Location"].endswith("/staff/password/changed/")


def test_it_signs_nobody_in(client, person):
    add_factor(person)
    chooses(client, link(client))
    assert client.get(STAFF)["Location"].startswith(SIGN_IN)


def test_it_works_once(client, other_browser, person):
    path = link(client)
    chooses(client, path)
    assert "This link does not work any more" in said(other_browser.get(path.replace("/ur/", "/en/")))


def test_opening_it_changes_nothing(client, other_browser, person):
    path = link(client)
    for _time in range(3):
        assert other_browser.get(path).status_code == 302
        other_browser.head(path)
    person.refresh_from_db()
    assert person.check_password(PASSWORD)
    chooses(client, path)


def test_it_works_for_two_hours(client, person, time_machine):
    from datetime import UTC, datetime

    time_machine.move_to(datetime(2027, 1, 4, 8, tzinfo=UTC), tick=False)
    path = link(client)
    time_machine.shift(timedelta(hours=1, minutes=59))
    assert client.get(path).status_code == 302
    time_machine.shift(timedelta(minutes=2))
    assert client.get(path).status_code == 200


def test_it_ends_every_session(client, other_browser, person):
    sign_in(other_browser, person)
    chooses(client, link(client))
    assert not Session.objects.filter(user=person).exists()
    assert not is_in(other_browser)


def test_the_person_is_told_and_it_is_remembered(client, person):
    chooses(client, link(client))
    assert [job.args for job in waiting("mail_notice")] == [{"user": person.pk, "kind": "password_changed"}]
    assert AuditEvent.objects.filter(event="account.password_changed", subject=f"user:{person.pk}").exists()


@pytest.mark.parametrize("password", ["short", "passwordpassword1", EMAIL])
def test_a_weak_one_is_refused_here_too(client, person, password):
    where = client.get(link(client))["Location"]
    assert client.post(where, {"password1": password, "password2": password}).status_code == 200
    person.refresh_from_db()
    assert person.check_password(PASSWORD)


@pytest.mark.parametrize("length", [1, 39])
def test_a_forged_link_is_none(client, person, length):
    path = link(client).replace("/ur/", "/en/").rstrip("/")
    end = "y" if path.endswith("x") else "x"
    forged = path[:-length] + end * length + "/"
    assert "This link does not work any more" in said(client.get(forged))


@pytest.mark.parametrize("path", ["password/1-set-password/", "password/zz-zz/", "password/-/", "password/1-/"])
def test_nonsense_in_the_address_is_answered(client, person, path):
    assert client.get(f"{STAFF}{path}").status_code in {200, 404}
    assert client.post(f"{STAFF}{path}", CHOSEN).status_code in {200, 404}
    person.refresh_from_db()
    assert person.check_password(PASSWORD)


def test_whoever_left_meanwhile_gets_no_mail_and_the_link_is_void(client, person):
    path = link(client)
    ask(client)
    close(person=person, by=make_person("administrator"))
    mail.outbox.clear()
    run_deferred()
    assert mail.outbox == []
    assert client.get(path).status_code == 200


def test_nobody_gets_mail_for_an_address_that_is_not_known(client, person):
    ask(client, "nobody@staff.test")
    assert run_deferred() == ["accounts.tasks.mail_reset_link"]
    assert mail.outbox == []


def test_a_mailbox_is_not_flooded(client, person):
    for _time in range(10):
        ask(client)
    assert waiting("mail_reset_link").count() == 3
