"""Signing in takes a password and a second factor, in this order."""

import pytest
from django.test import Client

from accounts.models import Session, User
from safety.models import AuditEvent
from tests.accounts.steps import (
    CODE,
    SECURITY,
    SIGN_IN,
    STAFF,
    code_of,
    come_in,
    is_in,
    passed_the_password,
    said,
    type_code,
    type_password,
    wrong_code,
)
from tests.people import PASSWORD, add_factor, make_person, sign_in

pytestmark = pytest.mark.django_db
EMAIL = "nasreen@staff.test"


@pytest.fixture
def person() -> User:
    return make_person("vetter", email=EMAIL, has_factor=False, password=PASSWORD)


@pytest.fixture
def secret(person) -> str:
    return add_factor(person)


def test_a_password_and_a_code_let_somebody_in(client, secret):
    assert passed_the_password(type_password(client, EMAIL))
    assert type_code(client, code_of(secret))["Location"] == STAFF
    assert is_in(client)


def test_before_the_code_nobody_is_signed_in(client, secret, person):
    type_password(client, EMAIL)
    assert client.get(STAFF)["Location"].startswith(SIGN_IN)
    assert client.get(SECURITY)["Location"].startswith(SIGN_IN)
    assert not Session.objects.filter(user=person).exists()
    assert not person.devices.exists()
    assert not AuditEvent.objects.filter(event="sign_in.done").exists()


def test_a_code_without_a_password_before_it_is_asked_of_nobody(client, secret):
    response = type_code(client, code_of(secret))
    assert response["Location"].startswith(SIGN_IN)
    assert not is_in(client)


def test_a_code_counts_in_the_browser_of_the_password_only(client, other_browser, secret):
    type_password(client, EMAIL)
    type_code(other_browser, code_of(secret))
    assert not is_in(client)
    assert not is_in(other_browser)


def test_the_code_of_another_person_does_not_do(client, secret):
    other = add_factor(make_person("administrator", has_factor=False))
    type_password(client, EMAIL)
    assert "This was not taken. Try again." in said(type_code(client, code_of(other)))
    assert not is_in(client)


def test_whoever_has_no_second_factor_yet_can_only_set_one_up(client, person):
    type_password(client, EMAIL)
    assert client.get(STAFF)["Location"] == SECURITY
    assert client.get(f"{STAFF}sessions/")["Location"] == SECURITY
    assert client.post(f"{STAFF}sessions/others/").status_code == 403
    assert client.get(SECURITY).status_code == 200


def test_the_address_is_taken_however_it_is_written(client, secret):
    assert passed_the_password(type_password(client, f"  {EMAIL.upper()} "))


def test_the_password_is_taken_as_it_is_written(client, secret):
    for wrong in (PASSWORD.upper(), f" {PASSWORD}", f"{PASSWORD} ", PASSWORD[:-1]):
        assert not passed_the_password(type_password(client, EMAIL, wrong))


@pytest.mark.parametrize(
    ("email", "password", "reason"),
    [
        ("", PASSWORD, "Please fill this in."),
        (EMAIL, "", "Please fill this in."),
        ("no address", PASSWORD, "This cannot be an e-mail address."),
        (EMAIL, "kettle, but not hers", "The e-mail address or the password is not right."),
    ],
)
def test_what_is_wrong_is_said_and_the_address_kept_but_not_the_password(client, secret, email, password, reason):
    response = type_password(client, email, password)
    assert response.status_code == 200
    assert reason in said(response)
    page = response.content.decode()
    assert email in page
    assert not password or password not in page


def test_it_is_remembered_who_came_in_and_who_failed_but_not_from_where(client, person, secret):
    type_password(client, EMAIL, "wrong", REMOTE_ADDR="203.0.113.9")
    type_password(client, "nobody@staff.test", "wrong")
    come_in(client, EMAIL, secret)
    events = AuditEvent.objects.filter(event__startswith="sign_in").values_list("event", "actor", "subject")
    who = f"user:{person.pk}"
    assert list(events) == [
        ("sign_in.failed", "visitor", who),
        ("sign_in.failed", "visitor", "user:unknown"),
        ("sign_in.done", who, who),
    ]
    everything = str(list(AuditEvent.objects.values()))
    assert EMAIL not in everything
    assert "203.0.113.9" not in everything
    assert "nobody@" not in everything


def test_a_wrong_code_is_remembered_too(client, person, secret):
    type_password(client, EMAIL)
    type_code(client, wrong_code(secret))
    event = AuditEvent.objects.get(event="factor.failed")
    assert (event.subject, event.facts) == (f"user:{person.pk}", {"kind": "totp"})


@pytest.mark.parametrize(
    "where", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"]
)
def test_nobody_is_led_to_another_site(client, secret, where):
    client.post(f"{SIGN_IN}?next={where}", {"login": EMAIL, "password": PASSWORD, "next": where})
    assert "evil" not in type_code(client, code_of(secret))["Location"]


def test_whoever_was_on_their_way_is_led_on(client, secret):
    where = client.get(f"{STAFF}sessions/")["Location"]
    page = client.get(where)
    assert f'value="{STAFF}sessions/"' in page.content.decode()
    client.post(SIGN_IN, {"login": EMAIL, "password": PASSWORD, "next": f"{STAFF}sessions/"})
    assert type_code(client, code_of(secret))["Location"] == f"{STAFF}sessions/"


@pytest.mark.parametrize("path", ["sign-up/", "signup/", "email/", "confirm-email/", "social/"])
def test_nobody_makes_an_account_or_another_address_by_themselves(client, path):
    assert client.get(f"{STAFF}{path}").status_code == 404


def test_whoever_starts_again_begins_at_the_password(client, secret):
    type_password(client, EMAIL)
    client.post(f"{STAFF}sign-out/")
    assert client.get(CODE)["Location"].startswith(SIGN_IN)


@pytest.mark.parametrize("path", [SIGN_IN, f"{STAFF}password/", f"{STAFF}sign-out/", CODE])
def test_a_form_of_another_site_is_refused(path, person):
    client = Client(enforce_csrf_checks=True)
    sign_in(client, person)
    response = client.post(path, {"login": EMAIL, "password": PASSWORD, "email": EMAIL, "code": "000000"})
    assert response.status_code == 403
    assert Session.objects.filter(user=person).exists()


def test_a_session_of_the_password_alone_ends_where_a_second_factor_was_set_up_since(client, person, secret):
    sign_in(client, person, by_factor=False)
    for path in (STAFF, SECURITY):
        assert client.get(path)["Location"].startswith(SIGN_IN)
    assert not Session.objects.exists()
