"""Codes: as people type them, each once."""

from datetime import UTC, datetime, timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY
from django.db import connection
from django.test import Client

from accounts.forms import plain_code
from tests.accounts.steps import SECURITY, STAFF, code_of, is_in, said, type_code, type_password, wrong_code
from tests.people import PASSWORD, add_factor, make_person, sign_in

EMAIL = "nasreen@staff.test"
URDU = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


@pytest.fixture
def person(db):
    return make_person("vetter", email=EMAIL, has_factor=False, password=PASSWORD)


@pytest.fixture
def secret(person) -> str:
    return add_factor(person)


@pytest.fixture
def at_the_code(client, secret) -> Client:
    """A browser that has the password behind it."""
    type_password(client, EMAIL)
    return client


@pytest.mark.parametrize(
    "typed",
    [
        "123456",
        "123 456",
        " 1 2 3 4 5 6 ",
        "123-456",
        "۱۲۳۴۵۶",
        "۱۲۳ ۴۵۶",
        "١٢٣٤٥٦",
        "１２３４５６",
        "१२३४५६",
        "123\u00a0456",
        "123\u202f456",
        "123–456",
        "123‑456",
    ],
)
def test_a_code_is_read_as_it_is_meant(typed):
    assert plain_code(typed) == "123456"


@pytest.mark.parametrize("typed", ["\u200f۱۲۳۴۵۶\u200f", "\u2066123456\u2069", "\u202a123456\u202c", "123\u200c456"])
def test_marks_that_nobody_sees_are_not_read(typed):
    assert plain_code(typed) == "123456"


@pytest.mark.parametrize("typed", ["12345a", "½23456", "²23456", "Ⅷ23456"])
def test_what_is_no_digit_stays_what_it_is(typed):
    assert plain_code(typed) == typed


@pytest.mark.parametrize(
    "write",
    [
        str,
        lambda code: code.translate(URDU),
        lambda code: code.translate(ARABIC),
        lambda code: f"{code[:3]} {code[3:]}",
        lambda code: f" {code.translate(URDU)[:3]}-{code.translate(URDU)[3:]} ",
    ],
)
def test_somebody_comes_in_by_a_code_in_any_digits(at_the_code, secret, write):
    type_code(at_the_code, write(code_of(secret)))
    assert is_in(at_the_code)


@pytest.fixture
def commits(monkeypatch):
    """What waits for the commit is done at once, for the transaction of a test has none."""
    monkeypatch.setattr("django.db.transaction.on_commit", lambda deed, **_rest: deed())


def set_up(client: Client, person, write=str) -> str:
    """Set an app up through its page; return the code by which that was done."""
    sign_in(client, person, by_factor=False)
    client.get(f"{SECURITY}app/")
    code = code_of(client.session[SECRET_SESSION_KEY])
    assert client.post(f"{SECURITY}app/", {"code": write(code)})["Location"] == f"{SECURITY}codes/"
    return code


def test_an_app_is_set_up_by_a_code_in_urdu_digits_too(client, person, commits):
    set_up(client, person, lambda code: code.translate(URDU))
    assert is_in(client)


def test_a_wrong_first_code_sets_nothing_up(client, person):
    sign_in(client, person, by_factor=False)
    client.get(f"{SECURITY}app/")
    wrong = wrong_code(client.session[SECRET_SESSION_KEY])
    assert "This was not taken. Try again." in said(client.post(f"{SECURITY}app/", {"code": wrong}))
    assert not Authenticator.objects.exists()


@pytest.mark.parametrize("later", [-1, 0, 1])
def test_a_clock_may_be_half_a_minute_wrong(at_the_code, secret, later):
    type_code(at_the_code, code_of(secret, later))
    assert is_in(at_the_code)


@pytest.mark.parametrize("later", [-3, 3])
def test_but_not_more(at_the_code, secret, later):
    type_code(at_the_code, code_of(secret, later))
    assert not is_in(at_the_code)


def test_a_code_that_was_used_is_refused_in_another_browser(at_the_code, other_browser, secret):
    code = code_of(secret)
    type_code(at_the_code, code)
    assert is_in(at_the_code)
    type_password(other_browser, EMAIL)
    assert "This was not taken" in said(type_code(other_browser, code))
    assert not is_in(other_browser)


def test_every_process_knows_it_by_the_database_which_does_not_say_whose_and_which_it_was(at_the_code, secret):
    code = code_of(secret)
    type_code(at_the_code, code)
    with connection.cursor() as cursor:
        cursor.execute("select cache_key from accounts_cache")
        keys = [key for (key,) in cursor.fetchall()]
    assert keys
    assert all(len(key) == 40 and code not in key and "user" not in key for key in keys)


@pytest.mark.parametrize("seconds", [0, 15, 31, 45, 59])
def test_a_code_that_was_used_stays_used_as_long_as_it_would_be_taken(
    client, other_browser, secret, time_machine, seconds
):
    at = datetime(2027, 1, 4, 8, tzinfo=UTC)
    time_machine.move_to(at, tick=False)
    code = code_of(secret)
    type_password(client, EMAIL)
    type_code(client, code)
    assert is_in(client)
    time_machine.move_to(at + timedelta(seconds=seconds), tick=False)
    type_password(other_browser, EMAIL)
    type_code(other_browser, code)
    assert not is_in(other_browser)


def test_the_first_code_of_an_app_is_used_too(client, other_browser, person, commits):
    code = set_up(client, person)
    type_password(other_browser, EMAIL)
    type_code(other_browser, code)
    assert not is_in(other_browser)


def test_the_next_code_is_another_one(at_the_code, other_browser, secret):
    type_code(at_the_code, code_of(secret))
    type_password(other_browser, EMAIL)
    type_code(other_browser, code_of(secret, later=1))
    assert is_in(other_browser)


def test_a_wrong_code_uses_up_nothing(at_the_code, secret):
    type_code(at_the_code, wrong_code(secret))
    type_code(at_the_code, code_of(secret))
    assert is_in(at_the_code)


def test_a_recovery_code_works_once(at_the_code, other_browser, person, secret):
    first, second, *_rest = RecoveryCodes.activate(person).generate_codes()
    type_code(at_the_code, first)
    assert is_in(at_the_code)
    type_password(other_browser, EMAIL)
    type_code(other_browser, first)
    assert not is_in(other_browser)
    type_code(other_browser, second.translate(URDU))
    assert is_in(other_browser)


def test_of_new_recovery_codes_the_old_ones_do_not_work(client, other_browser, person, secret):
    old = RecoveryCodes.activate(person).generate_codes()
    sign_in(client, person)
    client.post(f"{SECURITY}codes/new/")
    new = Authenticator.objects.get(user=person, type="recovery_codes").wrap().generate_codes()
    assert not set(old) & set(new)
    type_password(other_browser, EMAIL)
    type_code(other_browser, old[0])
    assert not is_in(other_browser)
    type_code(other_browser, new[0])
    assert is_in(other_browser)


def test_recovery_codes_are_shown_once(client, person, secret):
    RecoveryCodes.activate(person)
    sign_in(client, person)
    first, again = (client.get(f"{SECURITY}codes/").content.decode() for _time in range(2))
    codes = Authenticator.objects.get(user=person, type="recovery_codes").wrap().generate_codes()
    assert all(code in first for code in codes)
    assert not any(code in again for code in codes)


def test_recovery_codes_alone_are_no_second_factor(client, person):
    RecoveryCodes.activate(person)
    sign_in(client, person)
    assert client.get(STAFF)["Location"] == SECURITY


def test_whoever_removes_the_last_factor_can_only_set_up_another(client, person, secret):
    RecoveryCodes.activate(person)
    sign_in(client, person)
    client.post(f"{SECURITY}app/remove/")
    assert not Authenticator.objects.filter(user=person).exists()
    assert client.get(STAFF)["Location"] == SECURITY
