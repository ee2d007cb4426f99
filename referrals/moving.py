"""The one road by which a case or a referral changes its state: the table is asked, timers are set, it is audited."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import wraps
from typing import Any, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import Permission
from referrals import states
from referrals.keeping import DamagedWordsError
from referrals.models import Case, Notice, Parcel, Referral
from referrals.states import HARD_END, HOLDS_NOTHING, TIMERS, CaseState, Closing, State, Timer, Who
from safety import audit, clock

Deed = TypeVar("Deed", bound=Callable[..., Any])
NOTICES = {
    Who.HOLDER: Notice.HOLDER,
    Who.MODERATOR: Notice.DESK,
    Who.LEAD: Notice.LEAD,
    Who.HEAD: Notice.HEAD,
    Who.SURVIVOR: Notice.NOBODY,
}


class StaleError(Exception):
    """The form was made before the case last changed; whoever sent it must look again."""


class RefusedMoveError(states.InvalidMoveError):
    """A move that the table does not have, with whom and what to write down.

    `said` is why, in words for whoever tried; empty where no more can be said than that it cannot be done.
    """

    def __init__(self, reason: str, *, by: str, subject: str, wanted: str, said: str = "") -> None:
        super().__init__(reason)
        self.by, self.subject, self.wanted, self.said = by, subject, wanted, said


class DamagedMoveError(RefusedMoveError):
    """A move that stands on words which somebody without the key has changed or removed."""

    def __init__(self, case: UUID) -> None:
        said = _(
            "Something in this case was changed or removed by somebody without its key. What still can be read is "
            "shown. Tell a lead."
        )
        super().__init__("it was tampered with", by="site", subject=f"case:{case}", wanted="words", said=said)


def deed(action: Deed) -> Deed:
    """Make an action one transaction; a move that is refused is written down after it was undone.

    So is what stands on words that somebody without the key has changed or removed: it is flagged then.
    """

    @wraps(action)
    def done(*args: Any, **kwargs: Any) -> Any:
        try:
            with transaction.atomic():
                return action(*args, **kwargs)
        except RefusedMoveError as error:
            audit.record("move.refused", actor=error.by, subject=error.subject, wanted=error.wanted)
            raise
        except DamagedWordsError as error:
            error.flag()
            raise DamagedMoveError(error.case) from error

    return done  # type: ignore[return-value]


def locked(pk: UUID, version: int | None = None) -> Case:
    """Return a case with a lock on it. Case.DoesNotExist; StaleError where it has another version by now."""
    # The desk is not locked: whoever takes a key away locks the desk first and then its cases.
    case = Case.objects.select_for_update(of=("self",)).select_related("desk").get(pk=pk)
    if version is not None and case.version != version:
        raise StaleError
    return case


def locked_referral(pk: UUID, version: int | None = None) -> Referral:
    """Return a referral, with a lock on its case and on it: always in this order. Referral.DoesNotExist; StaleError."""
    case = locked(Referral.objects.values_list("case_id", flat=True).get(pk=pk))
    referral = Referral.objects.select_for_update().get(pk=pk)
    if version is not None and referral.version != version:
        raise StaleError
    referral.case = case
    return referral


def move(case: Case, to: CaseState, who: Who, *, by: str, closing: Closing | None = None) -> None:
    """Change a case's state and save it. RefusedMoveError for what the table does not have."""
    _check(CaseState(case.state), to, who, by=by, subject=f"case:{case.pk}")
    case.state, case.closing = to, closing or ""
    if to in HOLDS_NOTHING:
        case.holder = case.claimed_until = None
    begin_timers(case)
    touch(case)
    audit.record(f"case.{to}", actor=by, subject=f"case:{case.pk}", **({"closing": str(closing)} if closing else {}))


def move_referral(referral: Referral, to: states.ReferralState, who: Who, *, by: str) -> None:
    """Change a referral's state and save it. RefusedMoveError."""
    _check(states.ReferralState(referral.state), to, who, by=by, subject=f"referral:{referral.pk}")
    referral.state = to
    referral.version += 1
    referral.told, referral.due_at = 0, first_due(to, referral.case.is_urgent)
    referral.save()
    if to in states.ENDS:
        empty_parcel(referral)
    audit.record(f"referral.{to}", actor=by, subject=f"referral:{referral.pk}")


def empty_parcel(referral: Referral) -> None:
    """Take away what was sent: what the centre has not opened by now, it never opens."""
    Parcel.objects.filter(referral=referral).update(for_centre=None, sealed=None)


def begin_timers(case: Case) -> None:
    """Set when the first timer of a case's state is due. A claim is due when it ends."""
    case.told = 0
    case.due_at = case.claimed_until or first_due(CaseState(case.state), case.is_urgent)


def touch(case: Case) -> None:
    """Note that something happened in a case, and save it: another version, and its end lies further ahead."""
    case.version += 1
    case.expires_day = max(case.expires_day, today(case) + HARD_END)
    case.save()


def first_due(state: State, is_urgent: bool) -> datetime | None:
    """Return when the first timer of a state that begins now is due; None where it has none."""
    timers = timers_of(state, is_urgent)
    return clock.now() + timers[0].after if timers else None


def timers_of(state: State, is_urgent: bool) -> list[Timer]:
    """Return the timers of a state, the soonest first."""
    fitting = (timer for timer in TIMERS if timer.state == state and timer.is_urgent in (None, is_urgent))
    return sorted(fitting, key=lambda timer: timer.after)


def tell(case: Case, whom: Who) -> None:
    """Let somebody hear at the next tick that something waits; the caller saves."""
    case.notice = max(case.notice, NOTICES[whom])


def today(case: Case) -> date:
    """Return the day at the case's desk."""
    return day_at(case.desk.timezone)


def day_at(timezone: str) -> date:
    """Return the day in a zone."""
    return clock.now().astimezone(ZoneInfo(timezone)).date()


def role_in(case: Case, user: User) -> Who:
    """Return what somebody of the desk is to a case."""
    if case.holder_id == user.pk:
        return Who.HOLDER
    return Who.LEAD if Permission.DESK_LEAD in user.granted() else Who.MODERATOR


def actor(user: User) -> str:
    """Return somebody as the audit names them."""
    return f"user:{user.pk}"


def _check(before: State, after: State, who: Who, *, by: str, subject: str) -> None:
    try:
        states.check(before, after, who)
    except states.InvalidMoveError as error:
        raise RefusedMoveError(str(error), by=by, subject=subject, wanted=str(after)) from error


UNTIL_OPENED = timedelta(minutes=30)
HER, TIMER = "survivor", "timer"
