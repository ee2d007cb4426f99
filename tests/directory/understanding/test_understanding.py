"""The one box takes anything, asks the database little, and keeps what was typed to itself."""

import logging

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directory.understanding import Understanding, understand
from directory.understanding.numbers import number_in
from directory.understanding.words import read
from places.fold import fold
from tests.directory.understanding.test_queries import rows
from tests.factories import make_listing, make_place

pytestmark = pytest.mark.django_db

ODD = [
    "",
    " ",
    "\x00",
    "\ud800",
    "\u202eerohal",
    "'; drop table",
    "<b>lahore</b>",
    "%",
    "_",
    "\\",
    "15" * 200,
    "a" * 10_000,
]


@pytest.mark.parametrize("text", [*(row["typed"] for row in rows()), *ODD])
def test_at_most_two_statements_are_asked(text):
    with CaptureQueriesContext(connection) as asked:
        assert isinstance(understand(text), Understanding)
    assert len(asked) <= 2


@pytest.mark.parametrize(
    ("text", "most"),
    [("vakeel", 0), ("مارتا ہے", 0), ("lahore", 1), ("lawyer lahore", 1), ("1099", 1), ("chak 212 lahore", 2)],
)
def test_a_statement_is_asked_only_when_it_is_needed(text, most):
    with CaptureQueriesContext(connection) as asked:
        understand(text)
    assert len(asked) <= most


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.characters(), max_size=60))
def test_any_text_is_answered(text):
    understand(text)


@given(st.text(alphabet=st.characters(), max_size=300))
def test_the_words_of_any_text_are_all_accounted_for(text):
    words = fold(text).split()
    found = read(words)
    assert len(found.left) == len(words)
    assert all(left in (None, word) for left, word in zip(found.left, words, strict=True))


@given(st.text(alphabet=st.sampled_from("0123456789۰۱۲٣ +-()abclahore"), max_size=40))
def test_a_number_is_ascii_digits_only(text):
    digits, _rest = number_in(text)
    assert digits == "" or (digits.isascii() and digits.isdecimal() and len(digits) <= 15)


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("1099", "1099"),
        ("۱۰۹۹", "1099"),
        ("١٠٩٩ پر کال", "1099"),
        ("0800-22227", "080022227"),
        ("(042) 99268000", "04299268000"),
        ("15", "15"),
        ("police 15", "15"),
        ("phase 6", ""),
        ("sector 11 house", ""),
        ("16 saheli", ""),
    ],
)
def test_a_number_is_found_among_words(text, digits):
    assert number_in(text)[0] == digits


@pytest.mark.parametrize(
    "typed", ["0300-0000000", "03000000000", "+92 300 0000000", "0092-300-0000000", "923000000000"]
)
def test_a_number_is_one_however_it_is_dialled(typed):
    listing = make_listing(None, "Invented line", phones=("+923000000000",))
    assert understand(typed).listings == (listing.pk,)


@pytest.mark.parametrize("state", ["draft", "in review", "suspended", "archived"])
@pytest.mark.parametrize("typed", ["Zarafshandar", "000-777"])
def test_what_is_not_published_is_not_found_by_name_or_number(state, typed):
    make_listing(None, "Zarafshandar Invented", phones=("000777",), vetting_state=state)
    assert understand(typed).listings == ()


@pytest.mark.parametrize("typed", ["zarafshandar", "ZARAFSHANDER", "Zarafshandar Invented", "zarafshandar helpline"])
def test_a_published_name_is_found_typed_anyhow(typed):
    listing = make_listing(None, "Zarafshandar Invented", phones=("000777",))
    assert understand(typed).listings == (listing.pk,)


def test_a_centre_is_not_found_by_its_city_alone():
    city = make_place("Zarafshanpur")
    make_listing(city, "Invented Centre, Zarafshanpur")
    assert understand("zarafshanpur").listings == ()


def test_nothing_understood_is_said():
    assert understand("").is_nothing
    assert not understand("vakeel").is_nothing


def test_what_was_typed_is_never_logged(caplog):
    caplog.set_level(logging.DEBUG, logger="")
    for logger in ("directory", "places", "safety"):
        logging.getLogger(logger).setLevel(logging.DEBUG)
    understand("zarafshan vakeel 0800-22227 lahore")
    assert [record for record in caplog.records if not record.name.startswith("django.db")] == []


@pytest.mark.parametrize("typed", ["d i khan", "di khan", "D.I. Khan", "doctor in d i khan"])
def test_small_words_that_are_part_of_a_name_are_kept(typed):
    found = understand(typed).place.place
    assert found
    assert found.name == "Dera Ismail Khan"
