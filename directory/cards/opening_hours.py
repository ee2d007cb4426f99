"""From schedule rows to hours, and from hours to the minutes in which a place can ever be open."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from directory.hours import Exceptional, Hours, Interval
from directory.models import ScheduleKind

WEEK = 7 * 24 * 60
Spans = tuple[tuple[int, int], ...]


def hours_of(listing: Any, schedules: Sequence[Any]) -> Hours | None:
    """Return the opening hours of a row of `Gathered.listings`; None where they are not known."""
    if not (schedules or listing.always_open):
        return None
    return Hours(
        always_open=listing.always_open,
        regular=_weekly(schedules, ScheduleKind.REGULAR),
        ramadan=_weekly(schedules, ScheduleKind.RAMADAN) or None,
        exceptions=tuple(
            Exceptional(row.valid_from, row.valid_to, row.opens_at, row.closes_at)
            for row in schedules
            if row.kind == ScheduleKind.EXCEPTION
        ),
        timezone=listing.location__timezone,
    )


def _weekly(schedules: Iterable[Any], kind: ScheduleKind) -> tuple[Interval, ...]:
    return tuple(Interval(row.weekday, row.opens_at, row.closes_at) for row in schedules if row.kind == kind)


@lru_cache(maxsize=4096)
def may_open(hours: Hours | None) -> Spans:
    """Return the minutes of the week, in UTC, that hold every moment at which the place can ever be open.

    Wider than the truth on purpose (Ramadan, exceptions, summer time together): the index narrows by it, and the
    moment itself is judged by `directory.hours`.
    """
    if hours is None:
        return ()
    if hours.always_open:
        return ((0, WEEK),)
    spans = [
        span
        for offset in _offsets(hours.timezone)
        for first, last in _local_spans(hours)
        for span in _wrapped(first - offset, last - offset)
    ]
    return _joined(spans)


def minute_of_week(at: datetime) -> int:
    """Return the minute of the week in UTC; Monday 00:00 is 0."""
    utc = at.astimezone(UTC)
    return utc.weekday() * 1440 + utc.hour * 60 + utc.minute


@lru_cache(maxsize=1024)
def _offsets(timezone: str) -> frozenset[int]:
    """Return the minutes east of UTC that the zone uses in this year and the next."""
    zone, year = ZoneInfo(timezone), datetime.now(UTC).year
    moments = (datetime(y, month, 1, tzinfo=zone) for y in (year, year + 1) for month in range(1, 13))
    return frozenset(int((moment.utcoffset() or timedelta()).total_seconds()) // 60 for moment in moments)


def _local_spans(hours: Hours) -> Iterator[tuple[int, int]]:
    for interval in (*hours.regular, *(hours.ramadan or ())):
        yield _span(interval.weekday, interval.opens_at, interval.closes_at)
    for exception in hours.exceptions:
        if exception.opens_at and exception.closes_at:
            for weekday in _weekdays(exception.first, exception.last):
                yield _span(weekday, exception.opens_at, exception.closes_at)


def _weekdays(first: date, last: date) -> set[int]:
    days = min(7, (last - first).days + 1)
    return {(first + timedelta(days=day)).isoweekday() for day in range(days)}


def _span(weekday: int, opens_at: time, closes_at: time) -> tuple[int, int]:
    """Return minutes from Monday 00:00, local; an end that is not after its start is tomorrow's."""
    first, last = opens_at.hour * 60 + opens_at.minute, closes_at.hour * 60 + closes_at.minute + 1
    day = (weekday - 1) * 1440
    return day + first, day + last + (0 if closes_at > opens_at else 1440)


def _wrapped(first: int, last: int) -> Iterator[tuple[int, int]]:
    """Lay a span onto one week; what runs over its end goes on at its start."""
    start = first % WEEK
    end = start + min(last - first, WEEK)
    yield start, min(end, WEEK)
    if end > WEEK:
        yield 0, end - WEEK


def _joined(spans: list[tuple[int, int]]) -> Spans:
    """Join what overlaps or touches, as PostgreSQL stores it."""
    joined: list[tuple[int, int]] = []
    for first, last in sorted(spans):
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], last))
        else:
            joined.append((first, last))
    return tuple(joined)
