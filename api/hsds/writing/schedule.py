"""HSDS schedule: weekly rows, exceptions by date, always open as 00:00 to 23:59 on every day."""

from collections import defaultdict
from datetime import UTC, datetime, time
from functools import lru_cache
from typing import Any, Final
from zoneinfo import ZoneInfo

from api.hsds.writing.shared import HSDSObject, identify, without_blanks
from directory.models import ScheduleKind

DAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
DESCRIPTIONS: Final[dict[str, str]] = {
    ScheduleKind.REGULAR: "",
    ScheduleKind.RAMADAN: "In Ramadan",
    ScheduleKind.EXCEPTION: "Exception",
}

Hours = tuple[str, time | None, time | None]


def schedules(row: Any, rows: list[Any], words: str) -> list[HSDSObject]:
    """Return the opening hours: that it never closes, or those of the table, or the published words, or nothing."""
    if row.always_open:
        return [always(row)]
    regular = sorted((one for one in rows if one.weekday is not None), key=_in_the_week)
    exceptions = sorted((one for one in rows if one.kind == ScheduleKind.EXCEPTION), key=_in_the_year)
    written = weekly(row, regular) + [exception(row, one) for one in exceptions]
    return written or in_words(row, words)


def _in_the_week(one: Any) -> tuple[bool, int, time]:
    return one.kind != ScheduleKind.REGULAR, one.weekday, one.opens_at


def _in_the_year(one: Any) -> tuple[Any, Any, time]:
    return one.valid_from, one.valid_to, one.opens_at or time.min


def always(row: Any) -> HSDSObject:
    """Return the row of a place that never closes."""
    return without_blanks(
        id=identify(row.pk, "always"),
        freq="WEEKLY",
        byday=",".join(DAYS),
        opens_at="00:00",
        closes_at="23:59",
        timezone=steady_offset(row.location__timezone),
        description="24 hours, every day",
    )


def weekly(row: Any, rows: list[Any]) -> list[HSDSObject]:
    """Return one row per pair of hours, with all the days that have them."""
    days: dict[Hours, list[str]] = defaultdict(list)
    for one in rows:
        days[one.kind, one.opens_at, one.closes_at].append(DAYS[one.weekday - 1])
    return [week(row, hours, byday) for hours, byday in days.items()]


def week(row: Any, hours: Hours, byday: list[str]) -> HSDSObject:
    """Return the row of `hours` on the days `byday`."""
    kind, opens_at, closes_at = hours
    return without_blanks(
        id=identify(row.pk, kind, opens_at, closes_at),
        freq="WEEKLY",
        byday=",".join(byday),
        opens_at=clock(opens_at),
        closes_at=clock(closes_at),
        timezone=steady_offset(row.location__timezone),
        description=DESCRIPTIONS[kind],
    )


def exception(row: Any, one: Any) -> HSDSObject:
    """Return the hours of some dates; without hours it is closed then."""
    return without_blanks(
        id=identify(row.pk, "exception", one.valid_from, one.valid_to, one.opens_at),
        valid_from=str(one.valid_from),
        valid_to=str(one.valid_to),
        opens_at=clock(one.opens_at),
        closes_at=clock(one.closes_at),
        timezone=steady_offset(row.location__timezone),
        description=DESCRIPTIONS[one.kind] if one.opens_at else "Closed",
    )


def in_words(row: Any, words: str) -> list[HSDSObject]:
    """Return the hours as published, where nobody could turn them into times."""
    return [{"id": identify(row.pk, "words"), "description": words}] if words else []


def clock(moment: time | None) -> str:
    """Return 09:00, in the time of the place."""
    return moment.strftime("%H:%M") if moment else ""


@lru_cache(maxsize=1024)
def steady_offset(zone: str) -> float | None:
    """Return the hours by which a zone is ahead of UTC; None for one that turns its clocks, for which none is right.

    What we send says the same until somebody changes it: a copy elsewhere would not hear of the day of the turn.
    """
    year = datetime.now(UTC).year
    months = ((one, month) for one in (year, year + 1) for month in range(1, 13))
    ahead = {datetime(*month, 1, tzinfo=ZoneInfo(zone)).utcoffset() for month in months}
    offset = ahead.pop()
    return offset.total_seconds() / 3600 if offset is not None and not ahead else None
