"""Guessing is slowed, nobody is locked out, and nobody pays for another's guesses."""

import re

import pytest
from django.db import connection
from django.test import Client

from accounts import slowing
from accounts.models import User
from safety.throttle import Pace
from tests.accounts.passkeys import Passkey, add, sign_in_by
from tests.accounts.steps import (
    CODE,
    SECURITY,
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
HERE, THERE = "203.0.113.9", "198.51.100.1"
WAIT = re.compile(r"That was fast\. Wait (\d+) seconds and try again; nothing is locked\.")


@pytest.fixture
def person() -> User:
    return make_person("vetter", email=EMAIL, has_factor=False, password=PASSWORD)


@pytest.fixture
def secret(person) -> str:
    return add_factor(person)


@pytest.fixture
def known(person, secret) -> Client:
    """The person's own browser, signed out again."""
    client = Client(REMOTE_ADDR=HERE)
    come_in(client, EMAIL, secret)
    assert is_in(client)
    client.post("/en/staff/sign-out/")
    return client


def guess(times: int, *, email: str = EMAIL, address: str = THERE) -> list[int]:
    """Guess a password in browsers that nobody knows; return the waits that were told, 0 for none."""
    return [waits(type_password(Client(REMOTE_ADDR=address), email, f"guess {number}")) for number in range(times)]


def waits(response) -> int:
    found = WAIT.search(said(response))
    return int(found[1]) if found else 0


def pass_time(seconds: int) -> None:
    """Let the counters believe that time has passed."""
    with connection.cursor() as cursor:
        cursor.execute("update safety_throttle set spent_until = spent_until - make_interval(secs => %s)", [seconds])


def rows() -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute("select * from safety_throttle")
        return cursor.fetchall()


def test_five_tries_are_free_and_the_next_is_told_how_long_to_wait(person):
    assert guess(5) == [0] * 5
    [wait] = guess(1)
    assert 25 < wait <= 31


def test_whoever_waits_that_long_is_let_through_and_nothing_is_locked(client, person):
    [wait] = guess(6)[-1:]
    assert not passed_the_password(type_password(client, EMAIL))
    pass_time(wait)
    type_password(client, EMAIL)
    assert client.get(SECURITY).status_code == 200


def test_not_even_after_a_thousand_guesses_is_the_wait_longer(client, person):
    assert max(guess(40)) <= 31
    pass_time(31)
    type_password(client, EMAIL)
    assert client.get(SECURITY).status_code == 200


def test_while_one_waits_the_password_is_not_even_looked_at(client, person):
    guess(5)
    right, wrong = type_password(client, EMAIL), type_password(client, EMAIL, "a wrong one")
    assert waits(right)
    assert WAIT.sub("", said(right)) == WAIT.sub("", said(wrong))


def test_a_guesser_elsewhere_does_not_slow_the_person_s_own_browser(known, secret):
    assert guess(20)[-1]
    type_password(known, EMAIL)
    assert type_code(known, code_of(secret, later=1)).status_code == 302
    assert is_in(known)


def test_nor_does_one_behind_the_same_address_who_tries_everybody(known, unhurried):
    for number in range(60):
        guess(1, email=f"somebody-{number}@staff.test", address=HERE)
    assert guess(1, address=HERE)[0]
    assert passed_the_password(type_password(known, EMAIL))


def test_the_own_browser_has_ten_tries_and_short_waits(known):
    waited = [waits(type_password(known, EMAIL, "a slip of the finger")) for _number in range(11)]
    assert waited[:10] == [0] * 10
    assert 0 < waited[10] <= 11
    pass_time(11)
    assert passed_the_password(type_password(known, EMAIL))


def test_and_what_is_tried_in_it_is_not_counted_elsewhere(known):
    for _number in range(11):
        type_password(known, EMAIL, "a slip of the finger")
    assert guess(5) == [0] * 5


def test_a_browser_is_known_for_its_own_person_only(known):
    make_person("administrator", email="other@staff.test", password=PASSWORD)
    waited = [waits(type_password(known, "other@staff.test", "a guess")) for _number in range(6)]
    assert waited[5] > 20


def test_thirty_people_of_one_address_sign_in_within_an_hour_though_each_slips_once():
    people = [make_person("moderator", has_factor=False, password=PASSWORD) for _number in range(30)]
    for person in people:
        client, secret = Client(REMOTE_ADDR=HERE), add_factor(person)
        assert not waits(type_password(client, person.email, "a slip of the finger"))
        come_in(client, person.email, secret)
        assert is_in(client)


@pytest.fixture
def unhurried(monkeypatch) -> None:
    """Sixty tries may take a slow machine longer than the pace of a network gives one back."""
    monkeypatch.setattr(slowing, "FROM_ONE_NETWORK", Pace(slowing.FROM_ONE_NETWORK.burst, 600))


def test_one_address_that_tries_many_accounts_is_slowed(unhurried):
    waited = [guess(1, email=f"somebody-{number}@staff.test", address=HERE)[0] for number in range(61)]
    assert waited[:60] == [0] * 60
    assert 0 < waited[60] <= 601
    assert guess(1, email="another@staff.test", address=THERE) == [0]


def test_a_guesser_s_own_sign_in_does_not_wash_the_guesses_away(person):
    make_person("vetter", email="guesser@staff.test", password=PASSWORD)
    for number in range(60):
        guess(1, email=f"somebody-{number}@staff.test", address=HERE)
    pass_time(5)
    assert passed_the_password(type_password(Client(REMOTE_ADDR=HERE), "guesser@staff.test"))
    assert [bool(wait) for wait in guess(2, email="next@staff.test", address=HERE)] == [False, True]


def test_a_right_password_costs_no_try(client, person, secret):
    for number in range(12):
        browser = Client()
        assert passed_the_password(type_password(browser, EMAIL)), number


def test_codes_are_slowed_and_not_locked(client, person, secret):
    type_password(client, EMAIL)
    waited = [waits(type_code(client, wrong_code(secret))) for _number in range(6)]
    assert waited[:5] == [0] * 5
    assert 15 < waited[5] <= 21
    assert waits(type_code(client, code_of(secret)))
    assert not is_in(client)
    pass_time(21)
    type_code(client, code_of(secret))
    assert is_in(client)


def test_recovery_codes_are_tried_at_the_same_pace(client, person, secret):
    type_password(client, EMAIL)
    assert [bool(waits(type_code(client, f"{number:08}"))) for number in range(6)] == [False] * 5 + [True]


def test_another_browser_gives_a_thief_of_the_password_no_further_tries(client, other_browser, person, secret):
    for browser, number in ((client, 5), (other_browser, 1)):
        type_password(browser, EMAIL)
        waited = [waits(type_code(browser, wrong_code(secret))) for _number in range(number)]
    assert waited[-1]


def test_and_uses_up_nothing_of_its_owner_s(known, client, secret):
    type_password(client, EMAIL)
    for _number in range(8):
        type_code(client, wrong_code(secret))
    type_password(known, EMAIL)
    type_code(known, code_of(secret, later=1))
    assert is_in(known)


def test_a_passkey_is_never_slowed(client, person, other_browser):
    sign_in(client, person, by_factor=False)
    passkey = Passkey()
    add(client, passkey)
    assert guess(70, address="127.0.0.1")[-1]
    sign_in_by(other_browser, passkey)
    assert is_in(other_browser)


def test_nor_is_it_as_the_second_step(client, person, secret, other_browser):
    import json

    from tests.accounts.passkeys import options_on

    sign_in(client, person)
    passkey = Passkey()
    add(client, passkey)
    type_password(other_browser, EMAIL)
    for _number in range(8):
        type_code(other_browser, wrong_code(secret))
    answer = passkey.show(options_on(other_browser.get(CODE)))
    other_browser.post(CODE, {"credential": json.dumps(answer)})
    assert is_in(other_browser)


def test_the_password_that_is_asked_again_is_slowed_too(client, person, secret, time_machine):
    from datetime import UTC, datetime, timedelta

    sign_in(client, person)
    time_machine.move_to(datetime.now(UTC) + timedelta(minutes=10))
    waited = [waits(client.post("/en/staff/again/", {"password": f"guess {number}"})) for number in range(12)]
    assert any(waited)


def test_the_table_of_counters_holds_neither_an_address_nor_an_e_mail(person, secret, client):
    guess(6, address=HERE)
    type_password(client, EMAIL)
    pass_time(60)
    type_password(client, EMAIL)
    type_code(client, wrong_code(secret))
    client.post("/en/staff/password/", {"email": EMAIL})
    table = rows()
    assert len(table) >= 4
    everything = b"".join(bytes(key) for key, *_rest in table) + str(table).encode()
    for word in (EMAIL, "nasreen", HERE, "127.0.0.1", f"user:{person.pk}"):
        assert word.encode() not in everything
        assert word.encode().hex().encode() not in everything
    assert {len(bytes(key)) for key, *_rest in table} == {16}


@pytest.mark.parametrize("spelling", [EMAIL.upper(), f" {EMAIL}", f"{EMAIL} ", "Nasreen@Staff.Test"])
def test_another_spelling_of_the_address_is_no_other_account(person, spelling):
    guess(5)
    assert guess(1, email=spelling)[0]
