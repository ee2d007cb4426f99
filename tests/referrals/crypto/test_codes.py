"""Her code: sixteen digits, however they are written."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from referrals.crypto import codes
from referrals.crypto.derivation import Cost, stretch

CHEAP = Cost(passes=1, memory_mib=1)
PEPPER = bytes(range(32))
CODE = "1234567890123456"
digits = st.text("0123456789", min_size=16, max_size=16)
SCRIPTS = {"urdu": 0x06F0, "arabic": 0x0660, "devanagari": 0x0966, "full width": 0xFF10}
# What keyboards and messengers put between digits: dashes of every length, marks, joiners, directions.
DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2212.,/_"
STEERING = "\u200b\u200c\u200d\u200e\u200f\u061c\u2066\u2067\u2068\u2069\u202a\u202b\u202c\ufeff"

RAW = (
    "f4f695f3c7fa655eade80e914448b7bbefab94acdb34bb882514ce139b059220"
    "52fcbe88da7eaa68d06ef7bd88e31bb63f963dd9b0ce7f8a5e5275b91d7f4826"
)
TAG = "560b4014820528bac1b3216aae22f16d814db1de0de78e0f8f02d010a1dc6324"
WRAP = "77432dfc352b4b8be463d009d2d967b2209b5201ff83fa1504e47a0792f4b8b0"
RAW_AT_FULL_COST = (
    "58a839084ae8952c8824eedcc5999c8a7bceb23c8870efbb24a7767b60dcc3b2"
    "4af1540bf56a8a4636022bd139a37bc79e6c50f92085300d10c49dba7d374d6e"
)


def test_a_code_has_sixteen_digits_and_all_of_them_are_chance():
    made = [codes.new_code() for _ in range(500)]
    assert all(re.fullmatch(r"[0-9]{16}", code) for code in made)
    assert len(set(made)) == 500
    assert all({code[place] for code in made} == set("0123456789") for place in range(16))


def test_a_code_is_shown_like_a_card():
    assert codes.spoken(CODE) == "1234 5678 9012 3456"


@settings(deadline=None)
@given(digits)
def test_what_is_shown_is_read_back(code):
    assert codes.plain(codes.spoken(code)) == code


@pytest.mark.parametrize("first", SCRIPTS.values(), ids=SCRIPTS)
@settings(deadline=None)
@given(code=digits)
def test_digits_of_every_script_are_taken(first, code):
    assert codes.plain("".join(chr(first + int(digit)) for digit in code)) == code


@pytest.mark.parametrize(
    "typed",
    [
        "1234-5678-9012-3456",
        "1234–5678–9012–3456",
        " 1234\u00a05678\t9012\n3456 ",
        "\u200f1234\u200c5678\u200d9012\ufeff3456",
        "1234.5678/9012,3456",
        "۱۲۳۴ 5678 ٩٠١٢ ３４５６",
    ],
)
def test_what_people_write_between_digits_does_not_matter(typed):
    assert codes.plain(typed) == CODE


@pytest.mark.parametrize("sign", DASHES + STEERING, ids=ascii)
def test_no_dash_and_no_sign_that_steers_writing_spoils_a_code(sign):
    assert codes.plain(sign.join(["", "1234", "5678", "9012", "3456", ""])) == CODE


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        CODE[:-1],
        CODE + "7",
        "abcdabcdabcdabcd",
        CODE[:-1] + "x",
        CODE[:-1] + "½",
        CODE[:-1] + "²",
        "1e15",
        "-" * 65,
    ],
)
def test_what_cannot_be_a_code_is_none(typed):
    assert codes.plain(typed) is None


def test_what_is_too_long_is_refused_before_any_work(monkeypatch):
    monkeypatch.setattr(codes.unicodedata, "decimal", lambda *_: pytest.fail("looked at it"))
    assert codes.plain("1" * 65) is None
    assert codes.plain("1" * 5_000) is None


def test_the_longest_that_is_looked_at_is_sixty_four_signs():
    assert codes.plain(CODE + " " * 48) == CODE
    assert codes.plain(CODE + " " * 49) is None


@settings(deadline=None)
@given(st.text(max_size=80))
def test_whatever_is_typed_is_a_code_or_none(typed):
    found = codes.plain(typed)
    assert found is None or re.fullmatch(r"[0-9]{16}", found)


def test_a_code_leads_to_the_same_keys_for_ever():
    """Known answers. A change here means that no survivor gets in any more."""
    raw = codes.stretched(CODE, CHEAP)
    keys = codes.keys_of(raw, PEPPER)
    assert raw.hex() == RAW
    assert keys.tag.hex() == TAG
    assert keys.wrap.hex() == WRAP


def test_the_cost_in_use_is_the_one_that_was_measured():
    assert codes.stretched(CODE).hex() == RAW_AT_FULL_COST
    assert stretch(CODE.encode(), codes.SALT, Cost(passes=3, memory_mib=64), size=64).hex() == RAW_AT_FULL_COST


@settings(deadline=None)
@given(digits, digits)
def test_two_codes_share_nothing(one, other):
    first, second = (codes.keys_of(codes.stretched(code, CHEAP), PEPPER) for code in (one, other))
    assert (first == second) == (one == other)


def test_without_the_pepper_a_code_leads_nowhere():
    raw = codes.stretched(CODE, CHEAP)
    one, other = codes.keys_of(raw, PEPPER), codes.keys_of(raw, bytes(32))
    assert {one.tag, one.wrap}.isdisjoint({other.tag, other.wrap})


def test_what_finds_the_case_does_not_open_it():
    keys = codes.keys_of(codes.stretched(CODE, CHEAP), PEPPER)
    assert keys.tag != keys.wrap
    raw = bytes(32) + bytes(32)
    assert codes.keys_of(raw, PEPPER).tag != codes.keys_of(raw, PEPPER).wrap
