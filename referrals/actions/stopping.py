"""Ending what was to go, or went, to centres."""

from typing import Final

from accounts.models import User
from referrals.models import Case, Inbox, Referral, StopNotice
from referrals.moving import actor, deed, move_referral, today
from referrals.states import ENDS, ReferralState, Who
from safety import audit

R = ReferralState
# In these states the centre may know of her.
TOLD: Final = (R.SENT, R.SEEN, R.ACCEPTED, R.ACTIVE)


def open_referrals(case: Case) -> list[Referral]:
    """Return the referrals of a locked case that have not ended, locked."""
    found = list(case.referrals.select_for_update().exclude(state__in=list(ENDS)).order_by("number"))
    for referral in found:
        referral.case = case
    return found


def end_referrals(case: Case, *, by: str) -> None:
    """End every open referral of a case that is about to be closed: nothing goes on behind a closed case.

    What a centre has begun with her stays hers and the centre's: it is recorded as it stood.
    """
    for referral in open_referrals(case):
        if referral.state == R.ACTIVE:
            continue
        ask_to_stop(referral)
        move_referral(referral, R.RECALLED, Who.TIMER, by=by)


def may_know(referral: Referral) -> bool:
    """Say whether a centre may know of her: it was rung, or has opened what lay in its inbox."""
    return referral.state in TOLD and (referral.is_offline or referral.state != R.SENT)


def ask_to_stop(referral: Referral) -> None:
    """Let a centre that may know of her hear that it is to stop and delete: the desk rings it, or its inbox says so."""
    if not may_know(referral):
        return
    inbox = None if referral.is_offline else Inbox.objects.filter(centre=referral.centre).first()
    StopNotice.objects.create(
        desk=referral.case.desk,
        centre=referral.centre,
        inbox=inbox,
        reference=reference_of(referral),
        made_day=today(referral.case),
    )
    if inbox is not None:
        Inbox.objects.filter(pk=inbox.pk).update(has_news=True)


@deed
def note_stopped(*, notice: StopNotice, by: User) -> None:
    """Note that the centre knows of it: told by the desk, or read in its inbox; who noted it first stays."""
    found = StopNotice.objects.select_for_update().get(pk=notice.pk)
    if found.done_by_id is None:
        found.done_by = by
        found.save(update_fields=["done_by"])
        audit.record("stop.told", actor=actor(by), subject=f"stop:{found.pk}", centre=str(found.centre))


def reference_of(referral: Referral) -> str:
    """Return the six digits that a centre is given in place of a case."""
    return f"{referral.pk.int % 10**6:06}"
