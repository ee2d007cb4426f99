"""Is a place open at this moment? Weekly hours with breaks, exceptions by date, Ramadan; pure.

Times are wall-clock times of the place's own time zone. Ramadan follows the Umm al-Qura calendar (hijridate);
where the moon is sighted a day later, the first and last day may differ, and an exception says so.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Any, Literal
from zoneinfo import ZoneInfo

from hijridate import Gregorian

LOOK_AHEAD_DAYS = 14
RAMADAN = 9
ONE_DAY = timedelta(days=1)
Span = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Interval:
    """One opening of a week. `weekday` is ISO (Monday is 1); an end that is not after the start is the next day's."""

    weekday: int
    opens_at: time
    closes_at: time


@dataclass(frozen=True, slots=True)
class Exceptional:
    """Days, both ends included, whose hours replace the weekly ones; without times the place is closed."""

    first: date
    last: date
    opens_at: time | None = None
    closes_at: time | None = None


@dataclass(frozen=True, slots=True)
class Hours:
    """All that is known of a place's hours. Empty `regular` means not known; `ramadan` None, as in other months."""

    always_open: bool = False
    regular: tuple[Interval, ...] = ()
    ramadan: tuple[Interval, ...] | None = None
    exceptions: tuple[Exceptional, ...] = ()
    timezone: str = "Asia/Karachi"


@dataclass(frozen=True, slots=True)
class Opening:
    """The answer at one moment, in the place's time zone.

    `until` is when an open place closes, `opens_at` when a closed one opens; None beyond 14 days or not known.
    """

    state: Literal["open", "closed", "unknown"]
    until: datetime | None = None
    opens_at: datetime | None = None


UNKNOWN = Opening("unknown")
ALWAYS = Opening("open")


def opening(hours: Hours | None, at: datetime) -> Opening:
    """Say whether the place is open at the aware moment `at`, until when, or when it opens next."""
    if hours is None:
        return UNKNOWN
    if hours.always_open and not hours.exceptions and not hours.ramadan:
        return ALWAYS
    zone = ZoneInfo(hours.timezone)
    now, today = at.astimezone(UTC), at.astimezone(zone).date()
    span = next((span for span in _merged(_spans(hours, today, zone)) if now < span[1]), None)
    if span is not None and span[0] <= now:
        return Opening("open", until=_within_sight(span[1], today, zone))
    if _times(hours, today) is None:
        return UNKNOWN
    return Opening("closed", opens_at=_within_sight(span[0], today, zone) if span else None)


def _within_sight(moment: datetime, today: date, zone: ZoneInfo) -> datetime | None:
    """Return the moment in the place's zone; None after the days that are looked at."""
    local = moment.astimezone(zone)
    return local if (local.date() - today).days <= LOOK_AHEAD_DAYS else None


def _spans(hours: Hours, today: date, zone: ZoneInfo) -> Iterator[Span]:
    """Yield the openings from yesterday (it may run past midnight) on, in UTC; stop at a day that is not known."""
    for ahead in range(-1, LOOK_AHEAD_DAYS + 2):
        day = today + ahead * ONE_DAY
        times = _times(hours, day)
        if times is None and ahead >= 0:
            return
        spans = (_span(day, opens_at, closes_at, zone) for opens_at, closes_at in times or ())
        # An opening that falls wholly into the hour a clock skips has no length.
        yield from sorted(span for span in spans if span[0] < span[1])


def _span(day: date, opens_at: time, closes_at: time, zone: ZoneInfo) -> Span:
    """Place one opening on the line of time. HSDS writes the end of a day as 23:59; it is midnight."""
    if closes_at >= time(23, 59):
        closes_at = time(0)
    last = day if opens_at < closes_at else day + ONE_DAY
    opens, closes = datetime.combine(day, opens_at, zone), datetime.combine(last, closes_at, zone)
    return opens.astimezone(UTC), closes.astimezone(UTC)


def _merged(spans: Iterator[Span]) -> Iterator[Span]:
    """Join openings that touch or overlap, so that "open until" is the real end."""
    held: Span | None = None
    for span in spans:
        if held is not None and span[0] <= held[1]:
            held = (held[0], max(held[1], span[1]))
            continue
        if held is not None:
            yield held
        held = span
    if held is not None:
        yield held


def _times(hours: Hours, day: date) -> list[tuple[time, time]] | None:
    """Return the openings that start on `day`; an empty list when closed, None when not known."""
    exceptional = [row for row in hours.exceptions if row.first <= day <= row.last]
    if exceptional:
        return _exceptional_times(exceptional)
    if hours.ramadan and is_ramadan(day):
        return _weekly_times(hours.ramadan, day)
    if hours.always_open:
        return [(time(0), time(0))]
    return _weekly_times(hours.regular, day) if hours.regular else None


def _weekly_times(rows: tuple[Interval, ...], day: date) -> list[tuple[time, time]]:
    weekday = day.isoweekday()
    return [(row.opens_at, row.closes_at) for row in rows if row.weekday == weekday]


def _exceptional_times(rows: list[Exceptional]) -> list[tuple[time, time]]:
    """The shortest stretch of days speaks most exactly; where two are as short, closed wins over open."""
    shortest = min(row.last - row.first for row in rows)
    times: list[tuple[time, time]] = []
    for row in rows:
        if row.last - row.first != shortest:
            continue
        if row.opens_at is None or row.closes_at is None:
            return []
        times.append((row.opens_at, row.closes_at))
    return times


@lru_cache(maxsize=256)
def is_ramadan(day: date) -> bool:
    """Say whether the civil day lies in Ramadan; False outside the years of the calendar's table (1924 to 2077)."""
    try:
        return Gregorian(day.year, day.month, day.day).to_hijri().month == RAMADAN
    except OverflowError:
        return False


def to_json(hours: Hours | None) -> str:
    """Return the hours as a small JSON text (times in minutes of the day); empty when nothing is known."""
    if hours is None:
        return ""
    said = {
        "tz": hours.timezone,
        "always": hours.always_open,
        "week": _rows(hours.regular),
        "ramadan": _rows(hours.ramadan or ()),
        "but": [
            [row.first.isoformat(), row.last.isoformat(), _minutes(row.opens_at), _minutes(row.closes_at)]
            for row in hours.exceptions
        ],
    }
    return json.dumps({key: value for key, value in said.items() if value}, separators=(",", ":"))


# Many centres share the same hours, and a search reads the hours of every result.
@lru_cache(maxsize=1024)
def from_json(text: str) -> Hours | None:
    """Return the hours that `to_json` wrote."""
    if not text:
        return None
    said: dict[str, Any] = json.loads(text)
    return Hours(
        always_open=said.get("always", False),
        regular=_intervals(said.get("week", [])),
        ramadan=_intervals(said.get("ramadan", [])) or None,
        exceptions=tuple(
            Exceptional(date.fromisoformat(first), date.fromisoformat(last), _time(opens), _time(closes))
            for first, last, opens, closes in said.get("but", [])
        ),
        timezone=said["tz"],
    )


def _rows(intervals: tuple[Interval, ...]) -> list[list[int | None]]:
    return [[row.weekday, _minutes(row.opens_at), _minutes(row.closes_at)] for row in intervals]


def _intervals(rows: list[list[int]]) -> tuple[Interval, ...]:
    return tuple(Interval(day, time(*divmod(opens, 60)), time(*divmod(closes, 60))) for day, opens, closes in rows)


def _minutes(at: time | None) -> int | None:
    return None if at is None else at.hour * 60 + at.minute


def _time(minutes: int | None) -> time | None:
    return None if minutes is None else time(*divmod(minutes, 60))
