"""What takes two people: erasing a case for somebody, and giving her another code."""

from django.utils import translation
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.permissions import RefusedError, demand
from referrals.actions import erasing
from referrals.actions.desk import seen
from referrals.actions.hers import add_message
from referrals.actions.intake import replace_code
from referrals.models import Approval, Case, CaseKeys, Notice
from referrals.moving import RefusedMoveError, actor, deed, locked, today, touch
from referrals.permissions import may_allow
from referrals.said import DESK, Message
from referrals.sealed.cases import OpenCase
from referrals.sealed.codes import NewCode
from referrals.states import Who
from safety import audit


@deed
def ask(*, case: Case, kind: Approval.Kind, by: User, safe_word_heard: bool = False) -> Approval:
    """Ask a second person to allow erasing, or another code. RefusedError for a code without her safe word."""
    found = seen(case, by)
    if kind == Approval.Kind.CODE and not safe_word_heard:
        raise RefusedError(_("She must have said the safe word on the telephone."))
    approval, is_new = Approval.objects.get_or_create(
        case=found, kind=kind, referral=None, is_done=False, defaults={"asked_by": by}
    )
    if is_new:
        found.notice = max(found.notice, Notice.LEAD if kind == Approval.Kind.ERASE else Notice.DESK)
        found.save(update_fields=["notice"])
        heard = {"safe_word_heard": True} if kind == Approval.Kind.CODE else {}
        audit.record("approval.asked", actor=actor(by), subject=f"case:{found.pk}", kind=kind.value, **heard)
    return approval


@deed
def allow(*, approval: Approval, by: User) -> None:
    """Be the second person. RefusedError."""
    case = locked(approval.case_id)
    found = Approval.objects.select_for_update().select_related("asked_by").get(pk=approval.pk)
    demand(may_allow(by, found))
    if found.allowed_by_id is None:
        found.allowed_by = by
        found.save(update_fields=["allowed_by"])
        audit.record("approval.given", actor=actor(by), subject=f"case:{case.pk}", kind=found.kind)


@deed
def refuse(*, approval: Approval, by: User) -> None:
    """Take a wish back, or say no to it."""
    case = seen(approval.case, by)
    Approval.objects.filter(pk=approval.pk, is_done=False).delete()
    audit.record("approval.refused", actor=actor(by), subject=f"case:{case.pk}", kind=approval.kind)


@deed
def erase(*, case: Case, by: User) -> None:
    """Erase a case for somebody, after two people have said so."""
    found = seen(case, by)
    _used(found, Approval.Kind.ERASE, by)
    erasing.erase(found, Who.TWO_PEOPLE, by=actor(by))


@deed
def give_another_code(*, case: Case, opened: OpenCase, code: NewCode, by: User) -> None:
    """Let a new code open a case, after two people have said so; the old one is dead, and she is told so."""
    found = seen(case, by)
    _used(found, Approval.Kind.CODE, by)
    replace_code(found, CaseKeys.objects.select_for_update().get(pk=found.pk), opened, code)
    with translation.override(found.language):
        text = _("You have a new code. The old one opens nothing now.")
    add_message(found, opened, Message(DESK, text, str(today(found))))
    touch(found)
    audit.record("code.replaced", actor=actor(by), subject=f"case:{found.pk}")


def _used(case: Case, kind: Approval.Kind, by: User) -> None:
    """Take an allowed wish as done. RefusedMoveError where there is none: one person alone may not."""
    wish = case.approvals.select_for_update().filter(kind=kind, allowed_by__isnull=False, is_done=False).first()
    if wish is None:
        raise RefusedMoveError("this takes two people", by=actor(by), subject=f"case:{case.pk}", wanted=str(kind))
    wish.is_done = True
    wish.save(update_fields=["is_done"])
