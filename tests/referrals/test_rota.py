"""When somebody reads, and what may be promised from it."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from referrals import rota
from referrals.rota import Shift

KARACHI, LONDON = ZoneInfo("Asia/Karachi"), ZoneInfo("Europe/London")
MONDAY, FRIDAY, SATURDAY, SUNDAY = 0, 4, 5, 6
SANA, ZARA = 1, 2
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
QUARTER = timedelta(minutes=15)
# Both changes of London's clocks lie in this year: on 31 March and on 27 October.
NEW_YEAR = datetime(2024, 1, 1, tzinfo=UTC)

OFFICE = [Shift(day, time(9), time(17), SANA) for day in range(5)]
NIGHTS = [Shift(day, time(22), time(6), ZARA) for day in range(7)]
ALWAYS = [Shift(day, time(9), time(9), SANA) for day in range(7)]

zones = st.sampled_from([KARACHI, LONDON])
quarters = st.integers(0, 95).map(lambda number: time(number // 4, number % 4 * 15))
shifts = st.builds(Shift, weekday=st.integers(0, 6), begins_at=quarters, ends_at=quarters, person=st.integers(1, 3))
rotas = st.lists(shifts, max_size=8)
moments = st.integers(0, 366 * 96).map(lambda number: NEW_YEAR + number * QUARTER)
waits = st.integers(0, 400).map(lambda number: number * QUARTER)


def at(text, zone=KARACHI):
    return datetime.fromisoformat(text).replace(tzinfo=zone)


def is_covered_by_the_clock_on_the_wall(week, moment, zone):
    """Say the same as the rota in another way: hours of the week, seen from the wall. Not for a night of change."""
    wall = moment.astimezone(zone)
    here = wall.weekday() * DAY + timedelta(hours=wall.hour, minutes=wall.minute)
    for shift in week:
        begins, ends = (
            shift.weekday * DAY + timedelta(hours=each.hour, minutes=each.minute)
            for each in (shift.begins_at, shift.ends_at)
        )
        ends += DAY if ends <= begins else timedelta()
        if begins <= here < ends or begins <= here + 7 * DAY < ends:
            return True
    return False


def covered_between(week, first, last, zone):
    count, steps = 0, (last - first) // QUARTER
    for step in range(steps):
        count += rota.is_covered(week, first + step * QUARTER, zone)
    return count * QUARTER


@pytest.mark.parametrize(
    ("now", "people"),
    [
        ("2024-05-06T08:59", set()),
        ("2024-05-06T09:00", {SANA}),
        ("2024-05-06T16:59", {SANA}),
        ("2024-05-06T17:00", set()),
        ("2024-05-05T12:00", set()),
        ("2024-05-05T23:00", {ZARA}),
        ("2024-05-06T05:59", {ZARA}),
        ("2024-05-06T06:00", set()),
    ],
)
def test_a_shift_holds_its_first_moment_and_not_its_last(now, people):
    week = OFFICE + NIGHTS
    assert rota.on_duty(week, at(now), KARACHI) == people
    assert rota.is_covered(week, at(now), KARACHI) == bool(people)


def test_two_people_may_be_there_at_once():
    week = [Shift(MONDAY, time(9), time(13), SANA), Shift(MONDAY, time(12), time(17), ZARA)]
    assert rota.on_duty(week, at("2024-05-06T12:30"), KARACHI) == {SANA, ZARA}


def test_a_shift_that_ends_when_it_begins_lasts_a_day():
    week = [Shift(FRIDAY, time(9), time(9), SANA)]
    assert rota.is_covered(week, at("2024-05-11T08:59"), KARACHI)
    assert not rota.is_covered(week, at("2024-05-11T09:00"), KARACHI)


def test_the_zone_of_the_desk_decides_and_not_the_zone_of_the_moment():
    now = datetime(2024, 5, 6, 4, 0, tzinfo=UTC)
    assert rota.is_covered(OFFICE, now, KARACHI)
    assert not rota.is_covered(OFFICE, now, LONDON)
    assert rota.is_covered(OFFICE, now.astimezone(LONDON), KARACHI)


@pytest.mark.parametrize("weekday", [-1, 7])
def test_a_day_that_no_week_has_is_refused(weekday):
    with pytest.raises(ValueError, match="from 0"):
        Shift(weekday, time(9), time(17), SANA)


def test_a_shift_ends_at_its_end_and_somebody_elses_does_not_lengthen_it():
    week = [*OFFICE, Shift(MONDAY, time(17), time(20), ZARA)]
    assert rota.shift_ends_at(week, SANA, at("2024-05-06T10:00"), KARACHI) == at("2024-05-06T17:00")
    assert rota.shift_ends_at(week, ZARA, at("2024-05-06T10:00"), KARACHI) is None
    assert rota.shift_ends_at(week, SANA, at("2024-05-06T17:00"), KARACHI) is None


def test_shifts_without_a_break_between_them_are_one():
    week = [
        Shift(SUNDAY, time(20), time(2), SANA),
        Shift(MONDAY, time(2), time(6), SANA),
        Shift(MONDAY, time(5), time(8), SANA),
        Shift(MONDAY, time(9), time(10), SANA),
    ]
    assert rota.shift_ends_at(week, SANA, at("2024-05-05T21:00"), KARACHI) == at("2024-05-06T08:00")


def test_who_never_has_a_break_is_told_fourteen_days():
    now = at("2024-05-06T10:00")
    assert rota.shift_ends_at(ALWAYS, SANA, now, KARACHI) == now + 14 * DAY


@pytest.mark.parametrize(
    ("now", "is_urgent", "promised"),
    [
        ("2024-05-06T10:00", True, "2024-05-06T11:00"),
        ("2024-05-06T16:30", True, "2024-05-07T09:30"),
        ("2024-05-06T16:00", True, "2024-05-06T17:00"),
        ("2024-05-06T09:00", False, "2024-05-06T17:00"),
        ("2024-05-06T10:00", False, "2024-05-07T10:00"),
        ("2024-05-10T12:00", False, "2024-05-13T12:00"),
        ("2024-05-11T12:00", True, "2024-05-13T10:00"),
    ],
)
def test_only_time_in_which_somebody_is_there_counts(now, is_urgent, promised):
    assert rota.read_by(OFFICE, at(now), KARACHI, is_urgent=is_urgent) == at(promised)


def test_two_people_at_once_do_not_read_twice_as_fast():
    week = OFFICE + [Shift(day, time(9), time(17), ZARA) for day in range(5)]
    now = at("2024-05-06T09:00")
    assert rota.read_by(week, now, KARACHI, is_urgent=False) == at("2024-05-06T17:00")


def test_a_closed_desk_counts_from_when_it_opens():
    now, opens = at("2024-05-06T10:00"), at("2024-05-08T10:00")
    assert rota.read_by(OFFICE, now, KARACHI, is_urgent=True, closed_until=opens) == at("2024-05-08T11:00")
    assert rota.read_by(OFFICE, now, KARACHI, is_urgent=True, closed_until=now - DAY) == at("2024-05-06T11:00")


def test_nothing_is_promised_where_nobody_comes_or_too_seldom():
    now = at("2024-05-06T10:00")
    seldom = [Shift(MONDAY, time(9), time(12), SANA)]
    assert rota.read_by([], now, KARACHI, is_urgent=True) is None
    assert rota.read_by(seldom, now, KARACHI, is_urgent=True) == at("2024-05-06T11:00")
    assert rota.read_by(seldom, now, KARACHI, is_urgent=False) is None


def test_a_shift_over_the_night_in_which_london_loses_an_hour_is_an_hour_shorter():
    week = [Shift(SATURDAY, time(22), time(6), SANA)]
    now = at("2024-03-30T22:00", LONDON)
    assert rota.shift_ends_at(week, SANA, now, LONDON) == datetime(2024, 3, 31, 5, tzinfo=UTC)
    assert rota.read_by(week, now, LONDON, is_urgent=False) == datetime(2024, 4, 6, 22, tzinfo=UTC)


def test_a_shift_over_the_night_in_which_london_gains_an_hour_is_an_hour_longer():
    week = [Shift(SATURDAY, time(22), time(6), SANA)]
    now = at("2024-10-26T22:00", LONDON)
    assert rota.shift_ends_at(week, SANA, now, LONDON) == datetime(2024, 10, 27, 6, tzinfo=UTC)
    assert rota.read_by(week, now, LONDON, is_urgent=False) == datetime(2024, 10, 27, 5, tzinfo=UTC)


@pytest.mark.parametrize(("month", "hour"), [(1, 9), (7, 8)])
def test_nine_in_london_is_another_moment_in_summer(month, hour):
    day = datetime(2024, month, 1 if month == 1 else 8, tzinfo=UTC)
    assert rota.is_covered(OFFICE, day + hour * HOUR, LONDON)
    assert not rota.is_covered(OFFICE, day + hour * HOUR - MINUTE, LONDON)


def test_an_hour_that_the_clock_skips_is_nobodys():
    week = [Shift(SUNDAY, time(1, 30), time(2), SANA)]
    changing = datetime(2024, 3, 31, tzinfo=UTC)
    assert not any(rota.is_covered(week, changing + step * QUARTER, LONDON) for step in range(96))


def test_a_hand_over_at_a_time_the_clock_says_twice_leaves_no_gap():
    week = [Shift(SUNDAY, time(0), time(1, 30), SANA), Shift(SUNDAY, time(1, 30), time(6), ZARA)]
    start = datetime(2024, 10, 26, 23, tzinfo=UTC)
    assert all(len(rota.on_duty(week, start + step * QUARTER, LONDON)) == 1 for step in range(28))


@settings(deadline=None)
@given(rotas, moments, zones)
def test_the_rota_says_what_the_clock_on_the_wall_says(week, moment, zone):
    assume(
        all(
            (moment + days * DAY).astimezone(zone).utcoffset() == moment.astimezone(zone).utcoffset()
            for days in (-2, 2)
        )
    )
    assert rota.is_covered(week, moment, zone) == is_covered_by_the_clock_on_the_wall(week, moment, zone)


@settings(deadline=None)
@given(rotas, moments, zones)
def test_somebody_on_duty_means_covered_and_has_an_end_ahead(week, moment, zone):
    people = rota.on_duty(week, moment, zone)
    assert rota.is_covered(week, moment, zone) == bool(people)
    for person in (1, 2, 3):
        ends = rota.shift_ends_at(week, person, moment, zone)
        assert (person in people) == (ends is not None)
        if ends is not None:
            assert ends > moment
            assert person in rota.on_duty(week, ends - MINUTE, zone)
            assert person not in rota.on_duty(week, ends, zone) or ends == moment + 14 * DAY
