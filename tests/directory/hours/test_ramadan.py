"""When Ramadan falls, and what happens where the table of the calendar ends."""

from datetime import UTC, date, datetime, time

import pytest

from directory.hours import Hours, Interval, is_ramadan, opening


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 2, 17), False),
        (date(2026, 2, 18), True),
        (date(2026, 3, 19), True),
        (date(2026, 3, 20), False),
        (date(2027, 2, 8), True),
        (date(2030, 1, 5), True),  # Ramadan falls twice into 2030
        (date(2030, 12, 26), True),
    ],
)
def test_ramadan_falls_on_the_days_of_the_calendar(day, expected):
    assert is_ramadan(day) is expected


def test_the_calendar_knows_every_year_that_matters_now():
    assert all(
        any(is_ramadan(date(year, month, day)) for month in range(1, 13) for day in (1, 15))
        for year in range(2020, 2071)
    )


@pytest.mark.parametrize("year", [1, 1900, 2078, 9998])
def test_outside_the_table_the_regular_week_holds(year):
    assert not any(is_ramadan(date(year, month, 10)) for month in range(1, 13))
    daily = tuple(Interval(day, time(9), time(17)) for day in range(1, 8))
    night = tuple(Interval(day, time(20), time(23)) for day in range(1, 8))
    hours = Hours(regular=daily, ramadan=night, timezone="UTC")
    assert opening(hours, datetime(year, 6, 10, 12, tzinfo=UTC)).state == "open"
