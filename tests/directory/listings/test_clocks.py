"""Times and days are understood as people type them."""

from datetime import date, time

import pytest

from directory.listing_forms.clocks import read_clock, read_day


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("9", "09:00"),
        ("9:00", "09:00"),
        ("09:00", "09:00"),
        ("0900", "09:00"),
        ("900", "09:00"),
        ("9.30", "09:30"),
        ("9 30", "09:30"),
        ("9am", "09:00"),
        ("9 AM", "09:00"),
        ("9 a.m.", "09:00"),
        ("5pm", "17:00"),
        ("5:30 pm", "17:30"),
        ("12 am", "00:00"),
        ("12 pm", "12:00"),
        ("17:45", "17:45"),
        ("24:00", "00:00"),
        ("۹", "09:00"),
        ("۱۴:۳۰", "14:30"),
        ("صبح ۹ بجے", "09:00"),
        ("شام 5", "17:00"),
        ("noon", "12:00"),
        ("midnight", "00:00"),
    ],
)
def test_a_time_of_day_is_understood_as_it_is_typed(typed, meant):
    assert read_clock(typed).at == time.fromisoformat(meant)


@pytest.mark.parametrize("typed", ["25", "48:00", "9:75", "13 pm", "0 am", "nine", "9-5", "-9", "9:00:00", "٪"])
def test_what_is_no_time_of_day_is_not_guessed(typed):
    with pytest.raises(ValueError, match=r".*"):
        read_clock(typed)


@pytest.mark.parametrize("typed", ["2026-11-26", "26.11.2026", "26/11/2026", "26-11-2026", "۲۶.۱۱.۲۰۲۶"])
def test_a_day_is_understood_as_it_is_typed(typed):
    assert read_day(typed) == date(2026, 11, 26)


@pytest.mark.parametrize("typed", ["31.2.2026", "tomorrow", "26.11.26", "2026"])
def test_what_is_no_day_is_not_guessed(typed):
    with pytest.raises(ValueError, match=r".*"):
        read_day(typed)
