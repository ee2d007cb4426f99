"""The arithmetic of limits, beside a slow reckoning that keeps every call."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from partners.limits import Limit, Standing, limits

BEGIN = datetime(2030, 1, 1, tzinfo=UTC)
QUOTAS = st.integers(1, 2_000)
WINDOWS = st.sampled_from((60, 86_400))
PAUSES = st.lists(st.floats(0, 90), min_size=1, max_size=40)


def take(limit: Limit, spent: datetime, now: datetime) -> datetime | None:
    """Return where the counter is after a call, as the statement does it; None where there is no room."""
    after = max(spent, now) + limit.every
    return after if after <= now + limit.full else None


@given(QUOTAS, WINDOWS)
def test_the_whole_quota_may_come_at_once_and_not_one_more(quota, window):
    limit, spent, taken = Limit("x", quota, window), BEGIN, 0
    while after := take(limit, spent, BEGIN):
        spent, taken = after, taken + 1
    assert taken == quota
    standing = Standing.of(limit, spent, BEGIN)
    assert (standing.left, standing.wait_s >= 1, standing.full_in_s <= window) == (0, True, True)


@given(QUOTAS, WINDOWS, PAUSES)
def test_in_any_window_there_are_fewer_than_twice_the_quota(quota, window, pauses):
    limit, spent, now, calls = Limit("x", quota, window), BEGIN, BEGIN, []
    for pause in pauses:
        now += timedelta(seconds=pause)
        if after := take(limit, spent, now):
            spent = after
            calls.append(now)
    for first in calls:
        assert sum(first <= call < first + timedelta(seconds=window) for call in calls) <= 2 * quota


@given(QUOTAS, WINDOWS, PAUSES)
def test_what_is_said_to_be_left_is_what_may_come(quota, window, pauses):
    limit, spent, now = Limit("x", quota, window), BEGIN, BEGIN
    for pause in pauses:
        now += timedelta(seconds=pause)
        standing = Standing.of(limit, spent, now)
        after = take(limit, spent, now)
        assert (standing.left > 0) == (after is not None) == (standing.wait_s == 0)
        assert 0 <= standing.left <= quota
        spent = after or spent


@given(QUOTAS, WINDOWS, st.integers(0, 10**9))
def test_whoever_waits_as_long_as_is_said_is_let_in_and_not_much_sooner(quota, window, ahead_us):
    limit = Limit("x", quota, window)
    spent = BEGIN + min(timedelta(microseconds=ahead_us), limit.full)
    standing = Standing.of(limit, spent, BEGIN)
    later = BEGIN + timedelta(seconds=standing.wait_s)
    assert take(limit, spent, later) is not None
    assert standing.wait_s < 1 or take(limit, spent, later - timedelta(seconds=1)) is None
    assert standing.full_in_s >= standing.wait_s


def test_a_key_has_one_limit_by_the_minute_and_one_by_the_day():
    assert [(one.name, one.quota, one.window_s) for one in limits(7, 900)] == [("minute", 7, 60), ("day", 900, 86_400)]
