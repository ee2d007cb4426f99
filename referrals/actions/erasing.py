"""Erasing a case: keys first, then everything else; a tombstone stays."""

from referrals import states
from referrals.actions import stopping
from referrals.models import Blob, Case, CaseKeys, CodeSession, Parcel, Tombstone
from referrals.moving import RefusedMoveError
from referrals.states import CaseState, Closing, Who
from safety import audit


def erase(case: Case, who: Who, *, by: str) -> None:
    """Erase a locked case, inside the caller's transaction. Centres that may know of her are to be told."""
    try:
        states.check(CaseState(case.state), CaseState.ERASED, who)
    except states.InvalidMoveError as error:
        raise RefusedMoveError(str(error), by=by, subject=f"case:{case.pk}", wanted="erased") from error
    for referral in stopping.open_referrals(case):
        stopping.ask_to_stop(referral)
    # Without its keys a case is noise, whatever becomes of the rest.
    CaseKeys.objects.filter(pk=case.pk).delete()
    Parcel.objects.filter(referral__case=case).delete()
    CodeSession.objects.filter(case=case).delete()
    Blob.objects.filter(case=case).delete()
    Tombstone.objects.create(id=case.pk, month=case.created_day.replace(day=1), closing=_reason(case, who))
    audit.record("case.erased", actor=by, subject=f"case:{case.pk}")
    case.delete()


def _reason(case: Case, who: Who) -> str:
    return case.closing or (Closing.STOPPED if who == Who.SURVIVOR else "")
