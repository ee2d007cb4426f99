"""Vault phrases: six made-up words."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from referrals.crypto import phrases
from referrals.crypto.derivation import SALT_BYTES, Cost

CHEAP = Cost(passes=1, memory_mib=1)
PEPPER = bytes(range(32))
PHRASE = "dabu kemi loro tafe nisu wogi"
KEY = "0cec440e8b64a2fc859e1224c8cefe382bdc17d236a2fba2b7d775082071811b"


def test_a_phrase_has_as_much_chance_as_is_promised():
    words = (len(phrases.CONSONANTS) * len(phrases.VOWELS)) ** phrases.SYLLABLES
    assert words == 8_100
    assert math.log2(words) * phrases.WORDS > 77.5


def test_no_letter_stands_twice_in_what_words_are_made_of():
    assert len(set(phrases.CONSONANTS)) == len(phrases.CONSONANTS)
    assert len(set(phrases.VOWELS)) == len(phrases.VOWELS)


def test_two_phrases_are_never_the_same():
    made = {phrases.new_phrase() for _ in range(300)}
    assert len(made) == 300
    assert all(phrases.plain(phrase) == phrase for phrase in made)
    letters = set("".join(made)) - {" "}
    assert letters == set(phrases.CONSONANTS) | set(phrases.VOWELS)


@pytest.mark.parametrize("typed", [PHRASE.upper(), f"  {PHRASE.replace(' ', '   ')}\n", PHRASE.replace(" ", "-")])
def test_how_a_phrase_is_typed_does_not_matter(typed):
    assert phrases.plain(typed) == PHRASE


@pytest.mark.parametrize(
    "typed",
    [
        "",
        PHRASE.rpartition(" ")[0],
        f"{PHRASE} dabu",
        PHRASE.replace("dabu", "dabb"),
        PHRASE.replace("dabu", "adub"),
        PHRASE.replace("dabu", "cabu"),
        PHRASE.replace("dabu", "dabuk"),
        PHRASE.replace("dabu", "da"),
        PHRASE.replace("dabu", "dabukemi"),
    ],
)
def test_what_cannot_be_a_phrase_is_none(typed):
    assert phrases.plain(typed) is None


def test_what_is_too_long_is_none():
    assert phrases.plain(PHRASE + " " * (200 - len(PHRASE))) == PHRASE
    assert phrases.plain(PHRASE + " " * (201 - len(PHRASE))) is None


@settings(deadline=None)
@given(st.text(max_size=220))
def test_whatever_is_typed_is_a_phrase_or_none(typed):
    found = phrases.plain(typed)
    assert found is None or phrases.plain(found) == found


def test_a_phrase_leads_to_the_same_key_for_ever():
    """Known answer. A change here means that no desk opens any more."""
    assert phrases.key_of(PHRASE, bytes(16), PEPPER, CHEAP).hex() == KEY


@pytest.mark.parametrize(
    ("phrase", "salt", "pepper", "cost"),
    [
        ("dabu kemi loro tafe nisu wogu", bytes(16), PEPPER, CHEAP),
        (PHRASE, bytes(15) + b"\1", PEPPER, CHEAP),
        (PHRASE, bytes(16), bytes(32), CHEAP),
        (PHRASE, bytes(16), PEPPER, Cost(passes=2, memory_mib=1)),
        (PHRASE, bytes(16), PEPPER, Cost(passes=1, memory_mib=2)),
    ],
    ids=["phrase", "salt", "pepper", "passes", "memory"],
)
def test_each_part_matters(phrase, salt, pepper, cost):
    assert phrases.key_of(phrase, salt, pepper, cost).hex() != KEY


def test_the_cost_in_use_is_the_one_that_was_measured():
    dear = phrases.key_of(PHRASE, bytes(16), PEPPER)
    assert dear == phrases.key_of(PHRASE, bytes(16), PEPPER, Cost(passes=3, memory_mib=64))


def test_a_salt_is_chance():
    assert len({phrases.new_salt() for _ in range(100)}) == 100
    assert {len(phrases.new_salt())} == {SALT_BYTES}
