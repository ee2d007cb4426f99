"""May somebody of the desk do this? Asked of the very queries that list what they see."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.permissions import NOT_YOURS, YES, Verdict, may, no
from accounts.roles import Permission
from referrals.models import Approval, Case, Desk
from referrals.opening import FEWEST_HOLDERS


def desks_of(user: User) -> QuerySet[Desk]:
    """Return the desks whose key a person holds, as long as their role lets them work there."""
    held = Desk.objects.filter(group__members__user=user)
    return held if may(user, Permission.CASE_WORK) else held.none()


def may_lead(user: User, desk: Desk) -> Verdict:
    """Say whether somebody leads a desk: by role, and because they hold its key."""
    if not may(user, Permission.DESK_LEAD):
        return NOT_YOURS
    return YES if desks_of(user).filter(pk=desk.pk).exists() else NOT_YOURS


def may_work_on(user: User, case: Case) -> Verdict:
    """Say whether somebody may change a case: who holds it."""
    if case.holder_id != user.pk:
        return no(_("Claim this case first: only who holds it changes it."))
    return YES


def may_allow(user: User, approval: Approval) -> Verdict:
    """Say whether somebody may be the second person. Erasing takes a lead among the two."""
    if approval.asked_by_id == user.pk:
        return no(_("A second person has to allow this."))
    if not Case.objects.visible_to(user).filter(pk=approval.case_id).exists():
        return NOT_YOURS
    leads = may(user, Permission.DESK_LEAD) or may(approval.asked_by, Permission.DESK_LEAD)
    if approval.kind == Approval.Kind.ERASE and not leads:
        return no(_("One of the two has to be a lead of the desk."))
    return YES


def may_exclude(user: User, case: Case, person: User) -> Verdict:
    """Say whether a case can be kept from somebody: by themselves, its holder or a lead, and another must be left."""
    if user.pk not in (person.pk, case.holder_id) and not may(user, Permission.DESK_LEAD):
        return NOT_YOURS
    others = case.desk.holders().exclude(pk=person.pk).exclude(exclusions__case=case)
    return YES if others.exists() else no(_("Nobody would be left who sees this case."))


def may_dismiss(desk: Desk, person: User) -> Verdict:
    """Say whether a desk can do without somebody. The last one who can open what is sent to it stays."""
    others = desk.holders().exclude(pk=person.pk)
    return YES if others.exists() else no(_("Nobody else holds the key of this desk. Add another person first."))


def holds_enough(desk: Desk) -> bool:
    """Say whether as many people hold a desk's key as it takes to open it to survivors."""
    return desk.holders().count() >= FEWEST_HOLDERS
