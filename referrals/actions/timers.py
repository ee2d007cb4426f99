"""What happens by itself: erasures first, then whatever else is due. Each once, however late, however many ask."""

import logging
from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet

from referrals import sessions
from referrals.actions import desks, erasing, stopping, strays
from referrals.models import Case, CaseKeys, Consent, KeyGroupMember, Parcel, Referral
from referrals.models.desk import WORKERS
from referrals.moving import TIMER, deed, empty_parcel, move, move_referral, tell, timers_of, today
from referrals.states import CaseState, ReferralState, Timer, Who
from safety import audit, clock

log = logging.getLogger("referrals")
R = ReferralState
# The timers were asleep if they have not ticked for so long: somebody is told.
SILENCE: Final = timedelta(hours=2)
WAITS_FOR_CONSENT: Final = (R.CONSENTED, R.SENT, R.SEEN, R.ACCEPTED)


def tick() -> dict[str, int]:
    """Do everything that is due; return how much of each, and for how many minutes nobody did if that was too long."""
    silent = _silence()
    sessions.forget_ended()
    return {
        "silent": silent,
        "erased": _each(_to_erase(), _erase),
        "retries": _forget_retries(),
        "consents": _each(_ended_consents(), _expire),
        "referrals": _each(_due(Referral.objects.all()), _step_referral),
        "cases": _each(_due(Case.objects.all()), _step_case),
        "strayed": _each(_strayed(), _bring_back),
        "stray_keys": _each(strays.found(), strays.take_key),
    }


def _silence() -> int:
    """Return for how many minutes the timers were asleep; 0 where that was not too long. Writes it down."""
    silent = clock.tick()
    if silent <= SILENCE:
        return 0
    minutes = int(silent.total_seconds() // 60)
    log.error("the timers were silent for %d minutes", minutes)
    audit.record("timers.silent", actor=TIMER, subject="timers", minutes=minutes)
    return minutes


def _each(due: Iterable[UUID | int], step: Callable[..., bool]) -> int:
    """Take one step for each, in a transaction of its own: one that fails holds up no other."""
    done = 0
    for pk in due:
        try:
            done += step(pk=pk)
        except Exception:
            log.exception("a timer failed")
    return done


def _to_erase() -> list[UUID]:
    day = clock.now().astimezone(ZoneInfo(settings.TIME_ZONE)).date()
    over = Q(expires_day__lt=day) | Q(state=CaseState.CLOSED, due_at__lte=clock.now())
    return list(Case.objects.filter(over).order_by("expires_day").values_list("pk", flat=True))


def _due(rows: QuerySet) -> list[UUID]:  # type: ignore[type-arg]
    return list(rows.filter(due_at__lte=clock.now()).order_by("due_at").values_list("pk", flat=True))


def _ended_consents() -> list[UUID]:
    waits = Q(state__in=WAITS_FOR_CONSENT) | Q(state=R.ACTIVE, parcel__for_centre__isnull=False)
    ended = Referral.objects.filter(waits, consent__expires_at__lte=clock.now())
    return list(ended.values_list("pk", flat=True))


def _strayed() -> list[UUID]:
    """Return the cases of holders whose role, or key, does not let them work at the desk any more."""
    key = KeyGroupMember.objects.filter(group=OuterRef("desk__group"), user=OuterRef("holder"))
    works = Q(holder__roles__overlap=WORKERS) & Exists(key)
    return list(Case.objects.exclude(holder=None).exclude(works).values_list("pk", flat=True))


@deed
def _bring_back(*, pk: UUID) -> bool:
    case = _free(pk)
    if case is None or case.holder is None or Case.objects.visible_to(case.holder).filter(pk=pk).exists():
        return False
    desks.back_to_queue(case, by=TIMER)
    return True


@deed
def _erase(*, pk: UUID) -> bool:
    case = _free(pk)
    if case is None or not (case.expires_day < today(case) or (case.state == CaseState.CLOSED and _is_due(case))):
        return False
    erasing.erase(case, Who.TIMER, by=TIMER)
    return True


@deed
def _expire(*, pk: UUID) -> bool:
    referral = _free_referral(pk)
    if referral is None or not Consent.objects.filter(referral=referral, expires_at__lte=clock.now()).exists():
        return False
    if referral.state == R.ACTIVE:
        return _empty(referral)
    if referral.state not in WAITS_FOR_CONSENT:
        return False
    stopping.ask_to_stop(referral)
    move_referral(referral, R.EXPIRED, Who.TIMER, by=TIMER)
    _tell_and_save(referral.case, Who.HOLDER)
    return True


def _empty(referral: Referral) -> bool:
    """Take away what was sent to a centre that has begun with her: its help goes on, what it was told has ended."""
    if not Parcel.objects.filter(referral=referral, for_centre__isnull=False).exists():
        return False
    empty_parcel(referral)
    audit.record("parcel.emptied", actor=TIMER, subject=f"referral:{referral.pk}")
    if referral.case.holder_id:
        _tell_and_save(referral.case, Who.HOLDER)
    return True


@deed
def _step_referral(*, pk: UUID) -> bool:
    referral = _free_referral(pk)
    if referral is None or not _is_due(referral):
        return False
    timer, later = _next(timers_of(R(referral.state), referral.case.is_urgent), referral.told)
    if timer is not None and timer.to is not None:
        move_referral(referral, R(timer.to), Who.TIMER, by=TIMER)
        _tell_and_save(referral.case, Who.HOLDER)
        return True
    referral.told += 1
    referral.due_at = referral.due_at + later if later is not None and referral.due_at else None
    referral.save(update_fields=["told", "due_at"])
    if timer is not None and timer.tells:
        _tell_and_save(referral.case, timer.tells)
    return True


@deed
def _step_case(*, pk: UUID) -> bool:
    case = _free(pk)
    if case is None or not _is_due(case) or case.state == CaseState.CLOSED:
        return False
    timer, later = _next(timers_of(CaseState(case.state), case.is_urgent), case.told)
    if timer is not None and timer.to is not None:
        if timer.to == CaseState.CLOSED:
            stopping.end_referrals(case, by=TIMER)
        move(case, CaseState(timer.to), Who.TIMER, by=TIMER, closing=timer.closing)
        return True
    case.told += 1
    case.due_at = case.due_at + later if later is not None and case.due_at else None
    if timer is not None and timer.tells:
        tell(case, timer.tells)
        audit.record("case.told", actor=TIMER, subject=f"case:{case.pk}", whom=str(timer.tells))
    case.save(update_fields=["told", "due_at", "notice"])
    return True


def _next(timers: list[Timer], told: int) -> tuple[Timer | None, timedelta | None]:
    """Return the timer that is due, and how long after it the next one is."""
    timer = timers[told] if told < len(timers) else None
    if timer is None or told + 1 >= len(timers):
        return timer, None
    return timer, timers[told + 1].after - timer.after


def _is_due(row: Case | Referral) -> bool:
    return row.due_at is not None and row.due_at <= clock.now()


def _free(pk: UUID) -> Case | None:
    """Return a case locked; None where somebody works on it at this moment: it is due at the next tick too."""
    found = Case.objects.select_for_update(skip_locked=True, of=("self",)).select_related("desk")
    return found.filter(pk=pk).first()


def _free_referral(pk: UUID) -> Referral | None:
    case_id = Referral.objects.filter(pk=pk).values_list("case_id", flat=True).first()
    case = _free(case_id) if case_id else None
    referral = Referral.objects.select_for_update().filter(pk=pk).first() if case else None
    if case is None or referral is None:
        return None
    referral.case = case
    return referral


def _tell_and_save(case: Case, whom: Who) -> None:
    tell(case, whom)
    case.save(update_fields=["notice"])


def _forget_retries() -> int:
    """Throw away what opened a case for the form that made it."""
    over = Case.objects.filter(retry_until__lte=clock.now())
    CaseKeys.objects.filter(case__in=over.values("pk")).update(for_retry=None)
    return over.update(retry_until=None)
