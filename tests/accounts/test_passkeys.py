"""A passkey is both factors in one, if it has asked who holds it."""

import json

import pytest
from allauth.mfa.models import Authenticator

from accounts import actions
from safety.models import AuditEvent
from tests.accounts.passkeys import ADD, SIGN_IN, Passkey, add, options_on, sign_in_by
from tests.accounts.steps import SECURITY, STAFF, is_in, type_password
from tests.people import PASSWORD, make_person, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return make_person("moderator", has_factor=False, password=PASSWORD)


@pytest.fixture
def passkey(client, person) -> Passkey:
    """A passkey that the person has set up."""
    sign_in(client, person, by_factor=False)
    passkey = Passkey()
    assert add(client, passkey).status_code == 302
    return passkey


def test_whoever_sets_one_up_is_let_through_at_once(client, person):
    sign_in(client, person, by_factor=False)
    assert not is_in(client)
    assert add(client, Passkey())["Location"] == f"{SECURITY}codes/"
    assert is_in(client)


def test_it_alone_signs_in(passkey, other_browser):
    assert sign_in_by(other_browser, passkey)["Location"] == STAFF
    assert is_in(other_browser)


def test_it_is_a_second_step_after_the_password_too(passkey, other_browser, person):
    page = other_browser.get(type_password(other_browser, person.email)["Location"])
    assert not is_in(other_browser)
    other_browser.post(f"{STAFF}sign-in/code/", {"credential": json.dumps(passkey.show(options_on(page)))})
    assert is_in(other_browser)


def test_one_that_does_not_ask_who_holds_it_is_not_set_up(client, person):
    sign_in(client, person, by_factor=False)
    assert add(client, Passkey(asks=False)).status_code == 200
    assert not Authenticator.objects.exists()


def test_one_that_did_not_ask_this_time_signs_nobody_in(passkey, other_browser):
    passkey.flags = Passkey(asks=False).flags
    sign_in_by(other_browser, passkey)
    assert not is_in(other_browser)


def test_an_answer_counts_for_one_question(passkey, other_browser):
    asked = other_browser.get(SIGN_IN, headers={"accept": "application/json"}).json()["request_options"]
    answer = {"credential": json.dumps(passkey.show(asked))}
    other_browser.get(SIGN_IN, headers={"accept": "application/json"})
    other_browser.post(SIGN_IN, answer)
    assert not is_in(other_browser)


def test_another_key_with_its_name_signs_nobody_in(passkey, other_browser):
    forged = Passkey()
    forged.id, forged.owner = passkey.id, passkey.owner
    sign_in_by(other_browser, forged)
    assert not is_in(other_browser)


def test_it_signs_in_nobody_but_its_owner(passkey, other_browser):
    other = make_person("administrator")
    passkey.owner = handle_of(other.pk)
    sign_in_by(other_browser, passkey)
    assert not is_in(other_browser)


def test_a_leaver_s_passkey_opens_nothing(passkey, other_browser, person):
    actions.close(person=person, by=make_person("administrator"))
    sign_in_by(other_browser, passkey)
    assert not is_in(other_browser)


NONSENSE = ["", "{}", "[]", "null", "7", '"x"', "{", '{"response": []}']
CRASHES = ['{"id": 1}']


@pytest.mark.parametrize("credential", NONSENSE + CRASHES)
def test_nonsense_in_its_place_signs_nobody_in_and_is_answered(client, credential):
    client.get(SIGN_IN, headers={"accept": "application/json"})
    assert client.post(SIGN_IN, {"credential": credential}).status_code == 302
    assert not is_in(client)


@pytest.mark.parametrize("credential", [*NONSENSE, *CRASHES, '{"id": "x", "rawId": "y"}'])
def test_nonsense_in_its_place_is_not_set_up_and_is_answered(client, person, credential):
    sign_in(client, person, by_factor=False)
    client.get(ADD)
    assert client.post(ADD, {"credential": credential}).status_code == 200
    assert not Authenticator.objects.exists()


def test_it_is_renamed_and_removed_by_its_owner(passkey, client, person):
    held = Authenticator.objects.get(user=person, type=Authenticator.Type.WEBAUTHN)
    client.post(f"{SECURITY}passkeys/{held.pk}/", {"name": "the blue one"})
    assert "the blue one" in client.get(SECURITY).content.decode()
    client.post(f"{SECURITY}passkeys/{held.pk}/remove/")
    assert not Authenticator.objects.filter(user=person).exists()
    assert AuditEvent.objects.filter(event="account.factor_removed", subject=f"user:{person.pk}").exists()


def test_another_s_is_not_there(passkey, other_browser, person):
    sign_in(other_browser, make_person("administrator"))
    held = Authenticator.objects.get(user=person, type=Authenticator.Type.WEBAUTHN)
    for path in (f"{SECURITY}passkeys/{held.pk}/", f"{SECURITY}passkeys/{held.pk}/remove/"):
        assert other_browser.post(path, {"name": "mine"}).status_code == 404
    held.refresh_from_db()
    assert held.data["name"] == "her key"


def handle_of(pk: int) -> str:
    """Return what a device keeps of whose a passkey is."""
    from allauth.account.utils import user_pk_to_url_str
    from fido2.utils import websafe_encode

    from accounts.models import User

    return websafe_encode(user_pk_to_url_str(User(pk=pk)).encode())
