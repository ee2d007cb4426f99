"""The minutes in the index hold every moment at which a place is open."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directory.cards.opening_hours import may_open, minute_of_week
from directory.hours import Exceptional, Hours, Interval, opening

times = st.builds(time, st.integers(0, 23), st.integers(0, 59))
intervals = st.builds(Interval, st.integers(1, 7), times, times)
days = st.dates(date(2026, 1, 1), date(2027, 12, 1))


@st.composite
def exceptions(draw):
    first = draw(days)
    opens, closes = draw(st.one_of(st.just((None, None)), st.tuples(times, times)))
    return Exceptional(first, first + timedelta(days=draw(st.integers(0, 10))), opens, closes)


hours = st.builds(
    Hours,
    always_open=st.booleans(),
    regular=st.lists(intervals, max_size=6).map(tuple),
    ramadan=st.one_of(st.none(), st.lists(intervals, min_size=1, max_size=3).map(tuple)),
    exceptions=st.lists(exceptions(), max_size=3).map(tuple),
    timezone=st.sampled_from(("Asia/Karachi", "Europe/London", "America/St_Johns", "Pacific/Auckland")),
)
moments = st.datetimes(datetime(2026, 1, 2), datetime(2027, 12, 1)).map(lambda at: at.replace(tzinfo=UTC))  # noqa: DTZ001


def is_held(hours, at):
    return opening(hours, at).state != "open" or any(
        first <= minute_of_week(at) < last for first, last in may_open(hours)
    )


@given(hours, moments)
def test_no_open_moment_is_missed(hours, at):
    assert is_held(hours, at)


@pytest.mark.soak
@settings(max_examples=5_000)
@given(hours, moments)
def test_nor_is_one_of_thousands(hours, at):
    assert is_held(hours, at)


@given(hours)
def test_the_minutes_are_apart_and_in_order_as_postgresql_stores_them(hours):
    spans = may_open(hours)
    assert all(0 <= first < last <= 7 * 1440 for first, last in spans)
    assert all(one[1] < other[0] for one, other in pairwise(spans))


def test_unknown_hours_have_no_minutes():
    assert may_open(None) == ()
