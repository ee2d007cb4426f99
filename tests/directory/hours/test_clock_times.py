"""Twelve clock times at one centre, and the odd ones: what a person is told must be what the door does."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from directory.hours import Exceptional, Hours, Interval, Opening, opening

KARACHI = ZoneInfo("Asia/Karachi")


def week(days: str, *openings: str) -> tuple[Interval, ...]:
    """Return intervals for the ISO weekdays in `days` from texts like "09:00-13:00"."""
    ends = [[time.fromisoformat(end) for end in opening.split("-")] for opening in openings]
    return tuple(Interval(int(day), *pair) for day in days for pair in ends)


CENTRE = Hours(
    regular=week("12346", "09:00-17:00") + week("5", "09:00-13:00", "14:30-17:00"),
    ramadan=week("12346", "10:00-14:00") + week("5", "10:00-12:30"),
    exceptions=(Exceptional(date(2026, 3, 20), date(2026, 3, 23)),),
)


def at(text: str, zone: ZoneInfo = KARACHI) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


def said(answer: Opening) -> str:
    """Return "open until 2026-11-27 13:00", "closed opens …" or "unknown"."""
    moment = answer.until if answer.state == "open" else answer.opens_at
    word = {"open": "until", "closed": "opens", "unknown": ""}[answer.state]
    return f"{answer.state} {word} {moment.strftime('%m-%d %H:%M') if moment else 'never'}"


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-11-27T08:59", "closed opens 11-27 09:00"),  # Friday morning, a minute early
        ("2026-11-27T09:00", "open until 11-27 13:00"),
        ("2026-11-27T13:00", "closed opens 11-27 14:30"),  # the end is not open any more
        ("2026-11-27T13:15", "closed opens 11-27 14:30"),  # Friday prayer
        ("2026-11-26T13:15", "open until 11-26 17:00"),  # Thursday at the same time
        ("2026-11-28T17:00", "closed opens 11-30 09:00"),  # Saturday evening: Sunday is closed
        ("2026-11-29T12:00", "closed opens 11-30 09:00"),
        ("2026-11-27T00:00", "closed opens 11-27 09:00"),  # midnight
        ("2026-02-25T15:00", "closed opens 02-26 10:00"),  # Ramadan: shorter than in other months
        ("2026-02-25T13:15", "open until 02-25 14:00"),
        ("2026-02-27T13:15", "closed opens 02-28 10:00"),  # a Friday in Ramadan
        ("2026-03-20T11:00", "closed opens 03-24 09:00"),  # Eid
    ],
)
def test_twelve_clock_times_at_a_centre(moment, expected):
    assert said(opening(CENTRE, at(moment))) == expected


def test_the_moment_may_be_told_in_any_time_zone():
    assert opening(CENTRE, at("2026-11-27T08:15", ZoneInfo("UTC"))) == opening(CENTRE, at("2026-11-27T13:15"))


@pytest.mark.parametrize(
    ("hours", "moment", "expected"),
    [
        (Hours(regular=week("4", "20:00-02:00")), "2026-11-26T23:59", "open until 11-27 02:00"),
        (Hours(regular=week("4", "20:00-02:00")), "2026-11-27T01:59", "open until 11-27 02:00"),
        (Hours(regular=week("4", "20:00-02:00")), "2026-11-27T02:00", "closed opens 12-03 20:00"),
        (Hours(regular=week("7", "20:00-02:00")), "2026-11-30T01:00", "open until 11-30 02:00"),  # Sunday to Monday
        (Hours(regular=week("45", "09:00-00:00", "00:00-01:00")), "2026-11-26T22:00", "open until 11-27 01:00"),
        (Hours(regular=week("4", "09:00-13:00", "12:00-15:00")), "2026-11-26T10:00", "open until 11-26 15:00"),
        (Hours(regular=week("1234567", "00:00-00:00")), "2026-11-26T10:00", "open until never"),
        (Hours(regular=week("1234567", "00:00-23:59")), "2026-11-26T23:59", "open until never"),
    ],
)
def test_openings_run_past_midnight_and_join(hours, moment, expected):
    assert said(opening(hours, at(moment))) == expected


EID = Exceptional(date(2026, 3, 20), date(2026, 3, 22))


@pytest.mark.parametrize(
    ("hours", "moment", "expected"),
    [
        (Hours(always_open=True), "2026-03-20T03:00", "open until never"),
        (Hours(always_open=True, exceptions=(EID,)), "2026-03-19T12:00", "open until 03-20 00:00"),
        (Hours(always_open=True, exceptions=(EID,)), "2026-03-22T12:00", "closed opens 03-23 00:00"),
        (Hours(regular=week("4", "20:00-02:00"), exceptions=(EID,)), "2026-03-20T01:00", "open until 03-20 02:00"),
    ],
)
def test_an_exception_replaces_the_openings_that_start_on_its_days(hours, moment, expected):
    assert said(opening(hours, at(moment))) == expected


def test_the_shorter_exception_speaks_for_its_day():
    short = Exceptional(date(2026, 3, 21), date(2026, 3, 21), time(10), time(12))
    hours = Hours(regular=week("1234567", "09:00-17:00"), exceptions=(EID, short))
    assert said(opening(hours, at("2026-03-21T10:30"))) == "open until 03-21 12:00"


def test_of_two_equal_exceptions_closed_wins():
    hours = Hours(
        regular=week("1", "09:00-17:00"), exceptions=(EID, Exceptional(EID.first, EID.last, time(9), time(17)))
    )
    assert opening(hours, at("2026-03-20T10:00")).state == "closed"


@pytest.mark.parametrize(
    "hours", [None, Hours(), Hours(exceptions=(EID,)), Hours(ramadan=week("1234567", "10:00-14:00"))]
)
def test_hours_that_nobody_gave_are_unknown_and_never_closed(hours):
    assert opening(hours, at("2026-11-26T10:00")) == Opening("unknown")


def test_no_next_opening_is_promised_across_days_that_are_not_known():
    later = Exceptional(date(2026, 3, 25), date(2026, 3, 25), time(9), time(12))
    assert opening(Hours(exceptions=(EID, later)), at("2026-03-20T10:00")) == Opening("closed")


@pytest.mark.parametrize(("day", "opens"), [("2026-12-01", True), ("2026-11-30", False)])
def test_the_next_opening_is_looked_for_on_fourteen_days(day, opens):
    reopened = Exceptional(date(2026, 12, 15), date(2026, 12, 15), time(9), time(12))
    shut = Exceptional(date(2026, 11, 1), date(2026, 12, 31))
    hours = Hours(regular=week("1234567", "09:00-17:00"), exceptions=(shut, reopened))
    assert (opening(hours, at(f"{day}T10:00")).opens_at is not None) is opens


LONDON = "Europe/London"


@pytest.mark.parametrize(
    ("hours", "moment", "expected"),
    [
        # On 29 March 2026 clocks go from 01:00 to 02:00; on 25 October from 02:00 back to 01:00.
        (week("6", "22:00-03:00"), "2026-03-29T00:30", "open until 03-29 03:00"),
        (week("7", "01:30-03:00"), "2026-03-29T00:59", "closed opens 03-29 02:30"),
        (week("7", "00:00-01:30"), "2026-10-25T00:30", "open until 10-25 01:30"),
        (week("7", "09:00-17:00"), "2026-10-25T16:59", "open until 10-25 17:00"),
    ],
)
def test_a_clock_that_jumps_moves_no_other_hour(hours, moment, expected):
    assert said(opening(Hours(regular=hours, timezone=LONDON), at(moment, ZoneInfo(LONDON)))) == expected


def test_an_opening_inside_the_skipped_hour_is_none():
    hours = Hours(regular=week("7", "01:30-02:15"), timezone=LONDON)
    assert opening(hours, at("2026-03-29T02:20", ZoneInfo(LONDON))).state == "closed"
