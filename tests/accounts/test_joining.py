"""The page to which an invitation leads. Opening it changes nothing; it is taken by a button."""

import pytest

from accounts.actions import invite, token_of, withdraw
from accounts.models import Device, Invitation, Session, User
from safety.models import AuditEvent
from tests.accounts.steps import SECURITY, STAFF, is_in, said
from tests.people import PASSWORD, make_person, sign_in

pytestmark = pytest.mark.django_db
EMAIL = "new@staff.test"
NAME = "Nasreen Test"
FILLED_IN = {"name": NAME, "password1": PASSWORD, "password2": PASSWORD}


@pytest.fixture
def invitation() -> Invitation:
    return invite(email=EMAIL, role="vetter", by="user:1")


@pytest.fixture
def path(invitation) -> str:
    return f"{STAFF}join/{token_of(invitation)}/"


def state() -> tuple:
    return (
        list(Invitation.objects.values()),
        User.objects.count(),
        Session.objects.count(),
        Device.objects.count(),
        AuditEvent.objects.count(),
    )


@pytest.mark.parametrize("method", ["get", "head"])
def test_a_mail_scanner_that_opens_it_changes_nothing(client, path, method):
    before = state()
    for _time in range(10):
        response = getattr(client, method)(path)
        assert response.status_code == 200
        assert response.cookies.get("session") is None
    assert state() == before
    assert client.post(path, FILLED_IN).status_code == 302


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_nor_does_any_other_way_of_asking(client, path, method):
    before = state()
    assert getattr(client, method)(path).status_code == 405
    assert state() == before


def test_it_says_to_what_one_is_invited_and_nothing_of_who_asked(client, path):
    page = said(client.get(path))
    assert "Vetter" in page
    assert "user:1" not in page


def test_whoever_has_joined_is_signed_in_and_sets_up_a_second_factor_before_anything_else(client, path):
    response = client.post(path, FILLED_IN)
    assert response["Location"] == SECURITY
    assert client.get(SECURITY).status_code == 200
    assert not is_in(client)
    assert client.get(STAFF)["Location"] == SECURITY
    assert Session.objects.get().user == User.objects.get(email=EMAIL)
    assert response.cookies["device"]["httponly"]


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"password2": PASSWORD + "x"}, "The two passwords are not the same."),
        ({"password1": "short", "password2": "short"}, "Too short"),
        ({"password1": "", "password2": ""}, "Please fill this in."),
    ],
)
def test_a_slip_keeps_the_name_and_says_what_is_wrong(client, path, wrong, reason):
    response = client.post(path, FILLED_IN | wrong)
    assert response.status_code == 200
    assert reason in said(response)
    page = response.content.decode()
    assert NAME in page
    assert PASSWORD not in page
    assert not User.objects.filter(email=EMAIL).exists()
    assert client.post(path, FILLED_IN).status_code == 302


def test_without_a_name_nobody_joins(client, path):
    response = client.post(path, FILLED_IN | {"name": " "})
    assert "Please fill this in." in said(response)
    assert not User.objects.filter(email=EMAIL).exists()


@pytest.mark.parametrize("end", [lambda one: withdraw(invitation=one, by="user:1"), lambda one: one.delete()])
def test_a_link_that_is_void_says_so_by_the_same_page(client, invitation, path, end):
    end(invitation)
    for response in (client.get(path), client.post(path, FILLED_IN)):
        assert response.status_code == 410
    forged = client.get(f"{STAFF}join/{'0' * 64}/")
    assert said(forged) == said(client.get(path))


def test_a_used_link_is_void(client, other_browser, path):
    client.post(path, FILLED_IN)
    assert other_browser.get(path).status_code == 410


def test_whoever_has_an_account_is_asked_to_sign_in(client, path):
    make_person("moderator", email=EMAIL, password="her own password of old")
    assert "password1" not in client.get(path).content.decode()
    response = client.post(path, FILLED_IN)
    assert response.status_code == 409
    assert "Sign in, and open the link again." in said(response)
    assert User.objects.get(email=EMAIL).roles == ["moderator"]


def test_and_then_takes_the_role_by_a_touch(client, path):
    user = make_person("moderator", email=EMAIL)
    sign_in(client, user)
    assert client.get(path).status_code == 200
    assert client.post(path)["Location"] == STAFF
    user.refresh_from_db()
    assert user.roles == ["moderator", "vetter"]


def test_somebody_else_who_is_signed_in_is_refused(client, path):
    other = make_person("moderator")
    sign_in(client, other)
    response = client.post(path, FILLED_IN)
    assert response.status_code == 409
    assert "for somebody else" in said(response)
    other.refresh_from_db()
    assert other.roles == ["moderator"]
    assert not User.objects.filter(email=EMAIL).exists()


def test_whoever_holds_a_role_is_told_that_a_superuser_holds_no_other(client):
    sign_in(client, make_person("vetter", email=EMAIL))
    client.raise_request_exception = False
    path = f"{STAFF}join/{token_of(invite(email=EMAIL, role='superuser', by='command:invite'))}/"
    assert client.post(path).status_code == 409


def test_the_address_of_the_page_goes_to_nobody_else(client, path):
    response = client.get(path)
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cache-Control"] == "no-store"
