"""HSDS schedule: weekly rows, exceptions by date, always open as 00:00 to 23:59 on every day."""

from collections import defaultdict
from datetime import UTC, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from api.hsds.writing.shared import HSDSObject, identify, without_blanks
from directory.models import Schedule, ScheduleKind, ServiceAtLocation

DAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
DESCRIPTIONS: Final[dict[str, str]] = {
    ScheduleKind.REGULAR: "",
    ScheduleKind.RAMADAN: "In Ramadan",
    ScheduleKind.EXCEPTION: "Exception",
}

Hours = tuple[str, time | None, time | None]


def schedules(row: ServiceAtLocation) -> list[HSDSObject]:
    """Return the opening hours: those of the table, or that it never closes, or the published words, or nothing."""
    if row.always_open:
        return [always(row)]
    rows = list(row.schedules.all())
    written = weekly(row, rows) + [exception(row, one) for one in rows if one.kind == ScheduleKind.EXCEPTION]
    return written or in_words(row)


def always(row: ServiceAtLocation) -> HSDSObject:
    """Return the row of a place that never closes."""
    return {
        "id": identify(row.pk, "always"),
        "freq": "WEEKLY",
        "byday": ",".join(DAYS),
        "opens_at": "00:00",
        "closes_at": "23:59",
        "timezone": offset(row),
        "description": "24 hours, every day",
    }


def weekly(row: ServiceAtLocation, rows: list[Schedule]) -> list[HSDSObject]:
    """Return one row per pair of hours, with all the days that have them."""
    days: dict[Hours, list[str]] = defaultdict(list)
    for one in rows:
        if one.weekday is not None:
            days[one.kind, one.opens_at, one.closes_at].append(DAYS[one.weekday - 1])
    return [week(row, hours, byday) for hours, byday in days.items()]


def week(row: ServiceAtLocation, hours: Hours, byday: list[str]) -> HSDSObject:
    """Return the row of `hours` on the days `byday`."""
    kind, opens_at, closes_at = hours
    return without_blanks(
        id=identify(row.pk, kind, opens_at, closes_at),
        freq="WEEKLY",
        byday=",".join(byday),
        opens_at=clock(opens_at),
        closes_at=clock(closes_at),
        timezone=offset(row),
        description=DESCRIPTIONS[kind],
    )


def exception(row: ServiceAtLocation, one: Schedule) -> HSDSObject:
    """Return the hours of some dates; without hours it is closed then."""
    return without_blanks(
        id=identify(row.pk, "exception", one.valid_from, one.valid_to, one.opens_at),
        valid_from=str(one.valid_from),
        valid_to=str(one.valid_to),
        opens_at=clock(one.opens_at),
        closes_at=clock(one.closes_at),
        timezone=offset(row),
        description=DESCRIPTIONS[one.kind] if one.opens_at else "Closed",
    )


def in_words(row: ServiceAtLocation) -> list[HSDSObject]:
    """Return the hours as published, where nobody could turn them into times."""
    words = row.service.said("hours", "en")
    return [{"id": identify(row.pk, "words"), "description": words}] if words else []


def clock(moment: time | None) -> str:
    """Return 09:00, in the time of the place (`timezone` says its offset)."""
    return moment.strftime("%H:%M") if moment else ""


def offset(row: ServiceAtLocation) -> float:
    """Return the hours by which the place is ahead of UTC today."""
    ahead = datetime.now(UTC).astimezone(ZoneInfo(row.location.timezone)).utcoffset()
    return ahead.total_seconds() / 3600 if ahead else 0
