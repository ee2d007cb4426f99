"""When a desk reads: a week of shifts, and the promise that is made from them; pure.

Shifts are told in the desk's own wall clock. A time that the clock skips or says twice is read as in RFC 5545: with the
offset before the change. All moments that are given back are in UTC, so that they can be compared and subtracted.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Final
from zoneinfo import ZoneInfo

DAY: Final = timedelta(days=1)
WEEK: Final = 7 * DAY
LOOK_AHEAD: Final = 14 * DAY
# So much time in which somebody is there must pass before what was sent counts as read.
URGENT: Final = timedelta(hours=1)
ROUTINE: Final = timedelta(hours=8)
# Any week would do, and in UTC none has a change of clocks.
SOME_MONDAY: Final = datetime(2024, 1, 1, tzinfo=UTC)
Span = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Shift:
    """When one person reads, every week. Monday is 0. An end that is not after the beginning is the next day's."""

    weekday: int
    begins_at: time
    ends_at: time
    person: int

    def __post_init__(self) -> None:
        """Refuse a day that no week has: such a shift would never come, and nobody would see why."""
        if self.weekday not in range(7):
            raise ValueError("a weekday is a number from 0 (Monday) to 6")


def is_covered(shifts: Collection[Shift], now: datetime, zone: ZoneInfo) -> bool:
    """Say whether anybody is on duty."""
    return bool(on_duty(shifts, now, zone))


def on_duty(shifts: Collection[Shift], now: datetime, zone: ZoneInfo) -> frozenset[int]:
    """Return the people on duty. A shift holds its first moment and not its last."""
    return frozenset(shift.person for shift in shifts if _holds(shift, now, zone))


def shift_ends_at(shifts: Collection[Shift], person: int, now: datetime, zone: ZoneInfo) -> datetime | None:
    """Return when a person who is on duty has her next break; None for who is not. 14 days ahead at most."""
    own = [shift for shift in shifts if shift.person == person]
    runs = _runs(own, now.astimezone(UTC), LOOK_AHEAD, zone)
    return runs[0][1] if runs and runs[0][0] == now else None


def read_by(
    shifts: Collection[Shift],
    now: datetime,
    zone: ZoneInfo,
    *,
    is_urgent: bool,
    closed_until: datetime | None = None,
) -> datetime | None:
    """Return by when the desk will have read: after 1 hour (urgent) or 8 hours in which somebody is there.

    They count from now, or from when a closed desk opens. None when they do not pass within 14 days: no promise.
    """
    start = max(moment.astimezone(UTC) for moment in (now, closed_until or now))
    needed = URGENT if is_urgent else ROUTINE
    for begins, ends in _runs(shifts, start, LOOK_AHEAD, zone):
        if ends - begins >= needed:
            return begins + needed
        needed -= ends - begins
    return None


def _runs(shifts: Collection[Shift], start: datetime, length: timedelta, zone: tzinfo) -> list[Span]:
    """Return the covered time from `start` on, in order; shifts that touch or overlap are one run."""
    end = start + length
    cut = ((max(begins, start), min(ends, end)) for begins, ends in _spans(shifts, start, end, zone))
    return _joined(span for span in cut if span[0] < span[1])


def _holds(shift: Shift, now: datetime, zone: tzinfo) -> bool:
    return any(begins <= now < ends for begins, ends in _spans([shift], now, now, zone))


def _spans(shifts: Collection[Shift], start: datetime, end: datetime, zone: tzinfo) -> Iterator[Span]:
    """Yield every shift that could meet the time from start to end; one of the day before may run past midnight."""
    day, last = start.astimezone(zone).date() - DAY, end.astimezone(zone).date()
    while day <= last:
        yield from (_span(shift, day, zone) for shift in shifts if shift.weekday == day.weekday())
        day += DAY


def _span(shift: Shift, day: date, zone: tzinfo) -> Span:
    """Place a shift on the line of time. In the night in which a clock skips an hour it may have no length."""
    last = day if shift.begins_at < shift.ends_at else day + DAY
    begins, ends = datetime.combine(day, shift.begins_at, zone), datetime.combine(last, shift.ends_at, zone)
    return begins.astimezone(UTC), ends.astimezone(UTC)


def _joined(spans: Iterable[Span]) -> list[Span]:
    runs: list[Span] = []
    for begins, ends in sorted(spans):
        if runs and begins <= runs[-1][1]:
            runs[-1] = (runs[-1][0], max(runs[-1][1], ends))
        else:
            runs.append((begins, ends))
    return runs
