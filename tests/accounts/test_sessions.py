"""A session is opened by its own cookie in its own browser, and by nothing that can be copied from the database."""

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from accounts.models import Device, Session
from accounts.sessions import SessionStore, digest
from tests.accounts.steps import STAFF, come_in, is_in, key_in, type_password
from tests.people import PASSWORD, add_factor, make_person, sign_in

pytestmark = pytest.mark.django_db
DEVICE, SESSION = settings.DEVICE_COOKIE_NAME, settings.SESSION_COOKIE_NAME


@pytest.fixture
def person():
    return make_person("vetter")


@pytest.fixture
def signed_in(client, person) -> Client:
    """A browser in which the person is signed in."""
    sign_in(client, person)
    return client


def row_of(client: Client) -> Session:
    return Session.objects.get(session_key=digest(key_in(client)))


def test_somebody_who_is_signed_in_is_let_through(signed_in):
    assert is_in(signed_in)


def test_the_row_is_found_by_a_digest_and_holds_the_key_nowhere(signed_in):
    row = row_of(signed_in)
    assert len(row.pk) == 40
    with connection.cursor() as cursor:
        cursor.execute("select s::text from accounts_session s")
        assert key_in(signed_in) not in str(cursor.fetchall())


def test_the_row_says_whose_it_is_but_not_what_it_holds(signed_in, person):
    row = row_of(signed_in)
    assert (row.user, row.device) == (person, person.devices.get())
    for word in ("password", "method", person.email, "totp"):
        assert word not in row.session_data


def test_its_own_key_opens_it(signed_in, person):
    assert SessionStore(key_in(signed_in)).load()["_auth_user_id"] == str(person.pk)


def test_what_identifies_the_row_is_no_key(signed_in, other_browser):
    other_browser.cookies[SESSION] = row_of(signed_in).pk
    other_browser.cookies[DEVICE] = signed_in.cookies[DEVICE].value
    assert not is_in(other_browser)


def test_a_copied_row_opens_nothing_under_another_key(signed_in):
    row = row_of(signed_in)
    Session.objects.filter(pk=row.pk).update(session_key=digest("a key of the thief's"))
    assert SessionStore("a key of the thief's").load() == {}
    signed_in.cookies[SESSION] = "a key of the thief's"
    assert not is_in(signed_in)


def test_what_one_session_holds_cannot_be_laid_into_another(signed_in, other_browser, person):
    device = sign_in(other_browser, make_person("administrator"))
    Session.objects.filter(pk=row_of(signed_in).pk).update(
        session_data=row_of(other_browser).session_data, user=device.user, device=device
    )
    signed_in.cookies[DEVICE] = other_browser.cookies[DEVICE].value
    assert not is_in(signed_in)


@pytest.mark.parametrize("change", ["x", "", "AAAA" * 30, "راہ"])
def test_a_changed_row_opens_nothing(signed_in, change):
    Session.objects.update(session_data=change)
    assert not is_in(signed_in)


def test_a_stolen_cookie_is_nothing_in_another_browser_and_ends_the_session(signed_in, other_browser):
    other_browser.cookies[SESSION] = key_in(signed_in)
    assert not is_in(other_browser)
    assert not Session.objects.exists()
    assert not is_in(signed_in)


def test_nor_is_it_with_the_cookie_of_a_device_that_is_another_s(signed_in, other_browser):
    sign_in(other_browser, make_person("vetter"))
    other_browser.cookies[SESSION] = key_in(signed_in)
    assert not is_in(other_browser)


def test_nor_with_another_device_of_the_same_person(signed_in, other_browser, person):
    sign_in(other_browser, person, browser="her telephone")
    other_browser.cookies[SESSION] = key_in(signed_in)
    assert not is_in(other_browser)


def test_a_session_whose_device_was_forgotten_is_over(signed_in):
    Device.objects.all().delete()
    assert not is_in(signed_in)


def test_a_signed_in_session_without_a_device_is_ended(signed_in):
    Session.objects.update(device=None)
    assert not is_in(signed_in)


def test_signing_in_makes_a_new_key_and_the_old_one_opens_nothing(client):
    person = make_person("vetter", password=PASSWORD, has_factor=False)
    secret = add_factor(person)
    type_password(client, person.email)
    planted = key_in(client)
    assert planted
    come_in(client, person.email, secret)
    assert is_in(client)
    assert key_in(client) != planted
    assert SessionStore(planted).load() == {}


def test_a_key_that_was_planted_is_not_taken_up(client):
    person = make_person("vetter", password=PASSWORD, has_factor=False)
    secret = add_factor(person)
    client.cookies[SESSION] = "a" * 32
    come_in(client, person.email, secret)
    assert is_in(client)
    assert key_in(client) != "a" * 32


def test_a_visitor_of_the_public_pages_gets_no_session(client):
    client.get("/en/")
    client.get(STAFF)
    assert not Session.objects.exists()
    assert key_in(client) == ""


def test_the_cookie_lasts_as_long_as_the_browser_is_open(client):
    person = make_person("vetter", password=PASSWORD)
    morsel = type_password(client, person.email).cookies[SESSION]
    assert (morsel["max-age"], morsel["expires"]) == ("", "")
    assert morsel["httponly"]
    assert morsel["samesite"] == "Lax"
