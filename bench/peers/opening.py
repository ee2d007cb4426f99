"""From a listing's schedule rows to whether it is open."""

from collections.abc import Iterable
from datetime import datetime

from directory.hours import Exceptional, Hours, Interval, opening
from directory.models import Schedule, ScheduleKind, ServiceAtLocation

ANSWERS = {"open": True, "closed": False}


def is_open(listing: ServiceAtLocation, at: datetime) -> bool | None:
    """Tell whether it is open; None where its hours are not known. The schedules are prefetched."""
    return ANSWERS.get(opening(_hours(listing), at).state)


def _hours(listing: ServiceAtLocation) -> Hours | None:
    rows = list(listing.schedules.all())
    if not (rows or listing.always_open):
        return None
    return Hours(
        always_open=listing.always_open,
        regular=_weekly(rows, ScheduleKind.REGULAR),
        ramadan=_weekly(rows, ScheduleKind.RAMADAN) or None,
        exceptions=tuple(
            Exceptional(row.valid_from, row.valid_to, row.opens_at, row.closes_at)
            for row in rows
            if row.valid_from and row.valid_to
        ),
        timezone=listing.location.timezone,
    )


def _weekly(rows: Iterable[Schedule], kind: ScheduleKind) -> tuple[Interval, ...]:
    return tuple(
        Interval(row.weekday, row.opens_at, row.closes_at)
        for row in rows
        if row.kind == kind and row.weekday and row.opens_at and row.closes_at
    )
