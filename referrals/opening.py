"""Is anybody there to ask? Which desk would read, and by when; and if none, why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Count, Q

from referrals import rota
from referrals.models import Case, Desk
from referrals.models.desk import WORKERS
from referrals.sealed import peppers
from safety import clock

# A desk of one would stand still when that one is ill, and nobody could ask a second person.
FEWEST_HOLDERS: Final = 2
# How long somebody holds a case who works outside the rota.
OUTSIDE_SHIFTS: Final = timedelta(hours=8)


class Shut(StrEnum):
    """Why nothing can be asked privately."""

    NO_PEPPER = "no_pepper"
    WRONG_PEPPER = "wrong_pepper"
    NO_RECOVERY_KEY = "no_recovery_key"
    NO_DESK = "no_desk"
    NO_HOLDERS = "no_holders"
    NO_HOURS = "no_hours"


@dataclass(frozen=True, slots=True)
class Promise:
    """Which desk reads, by when what cannot wait and what can, and whether somebody is there now."""

    desk: Desk
    urgent_by: datetime
    routine_by: datetime
    is_covered_now: bool

    def by(self, *, is_urgent: bool) -> datetime:
        """Return the moment by which a request is read."""
        return self.urgent_by if is_urgent else self.routine_by


def promise() -> Promise | Shut:
    """Return the promise of the desk that reads soonest, or why there is none."""
    if (reason := _keys_missing()) is not None:
        return reason
    desks = Desk.objects.filter(is_open=True)
    if not desks:
        return Shut.NO_DESK
    works = Q(group__members__user__is_active=True, group__members__user__roles__overlap=WORKERS)
    held = desks.annotate(workers=Count("group__members", filter=works)).filter(workers__gte=FEWEST_HOLDERS)
    if not held:
        return Shut.NO_HOLDERS
    promises = [made for desk in held if (made := promise_of(desk, clock.now()))]
    return min(promises, key=lambda made: made.urgent_by) if promises else Shut.NO_HOURS


def promise_of(desk: Desk, now: datetime) -> Promise | None:
    """Return what one desk promises; None where nobody ever is there."""
    shifts, zone = shifts_of(desk), ZoneInfo(desk.timezone)
    urgent = rota.read_by(shifts, now, zone, is_urgent=True, closed_until=desk.closed_until)
    routine = rota.read_by(shifts, now, zone, is_urgent=False, closed_until=desk.closed_until)
    if urgent is None or routine is None:
        return None
    is_closed = desk.closed_until is not None and desk.closed_until > now
    return Promise(desk, urgent, routine, not is_closed and rota.is_covered(shifts, now, zone))


def shifts_of(desk: Desk) -> Sequence[rota.Shift]:
    """Return the hours in which somebody reads: those of people who work there and are not only on call."""
    shifts = desk.shifts.filter(user__in=desk.holders(), is_on_call=False)
    return [shift.said() for shift in shifts]


def claim_ends(case: Case) -> datetime:
    """Return when a claimed case goes back to the queue by itself: at the end of its holder's shift."""
    now, ends = clock.now(), None
    if case.holder_id:
        ends = rota.shift_ends_at(shifts_of(case.desk), case.holder_id, now, ZoneInfo(case.desk.timezone))
    return ends or now + OUTSIDE_SHIFTS


def _keys_missing() -> Shut | None:
    if not settings.PEPPERS:
        return Shut.NO_PEPPER
    if not peppers.are_right():
        return Shut.WRONG_PEPPER
    return Shut.NO_RECOVERY_KEY if settings.RECOVERY_PUBLIC_KEY is None else None
