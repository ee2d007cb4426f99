"""What holds for any hours at any moment."""

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from directory.hours import LOOK_AHEAD_DAYS, Exceptional, Hours, Interval, from_json, opening, to_json

minutes = st.builds(time, st.integers(0, 23), st.sampled_from([0, 1, 15, 30, 59]))
intervals = st.lists(st.builds(Interval, st.integers(1, 7), minutes, minutes), max_size=6).map(tuple)


@st.composite
def exceptionals(draw):
    first = draw(st.dates(date(2026, 1, 1), date(2027, 12, 31)))
    ends = draw(st.one_of(st.just((None, None)), st.tuples(minutes, minutes)))
    return Exceptional(first, first + timedelta(days=draw(st.integers(0, 9))), *ends)


any_hours = st.builds(
    Hours,
    always_open=st.booleans(),
    regular=intervals,
    ramadan=st.one_of(st.none(), intervals.filter(bool)),
    exceptions=st.lists(exceptionals(), max_size=4).map(tuple),
    timezone=st.sampled_from(["Asia/Karachi", "Europe/London", "America/New_York", "Australia/Lord_Howe"]),
)
SPAN = (datetime(2026, 1, 1), datetime(2027, 12, 31))  # noqa: DTZ001 hypothesis adds the zone itself
moments = st.datetimes(*SPAN, timezones=st.just(UTC))
SECOND = timedelta(seconds=1)


@given(any_hours, moments)
def test_what_is_said_comes_true(hours, at):
    answer = opening(hours, at)
    if answer.until is not None:
        assert answer.state == "open"
        assert opening(hours, answer.until).state != "open"
        assert opening(hours, answer.until.astimezone(UTC) - SECOND).state == "open"
    if answer.opens_at is not None:
        assert answer.state == "closed"
        assert opening(hours, answer.opens_at).state == "open"
        assert opening(hours, answer.opens_at.astimezone(UTC) - SECOND).state == "closed"


@given(any_hours, moments)
def test_the_next_change_is_ahead_and_in_sight(hours, at):
    answer = opening(hours, at)
    for moment in filter(None, (answer.until, answer.opens_at)):
        assert at < moment
        assert (moment.date() - at.astimezone(moment.tzinfo).date()).days <= LOOK_AHEAD_DAYS


@given(any_hours)
def test_hours_come_back_from_json_as_they_went(hours):
    assert from_json(to_json(hours)) == hours


def test_unknown_hours_are_an_empty_text():
    assert to_json(None) == ""
    assert from_json("") is None


def test_the_json_of_usual_hours_is_small():
    week = tuple(Interval(day, time(9), time(17)) for day in range(1, 7))
    assert len(to_json(Hours(regular=week))) < 120
