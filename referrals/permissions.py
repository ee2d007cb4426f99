"""May somebody of the desk do this? Asked of the very queries that list what they see."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.permissions import NOT_YOURS, YES, Verdict, may, no
from accounts.roles import Permission
from directory.models import Membership, Organization, ServiceAtLocation
from referrals.models import Approval, Case, Desk, Inbox, UserKey
from referrals.models.inbox import CHECK_HOLDS, CHECKERS, RECEIVERS
from referrals.opening import FEWEST_HOLDERS
from safety import clock


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


def inboxes_of(user: User) -> QuerySet[Inbox]:
    """Return the inboxes of the organizations that somebody works for."""
    return Inbox.objects.filter(
        organization__memberships__user=user, organization__memberships__role__in=RECEIVERS
    ).distinct()


def receivers_of(organization: Organization) -> QuerySet[User]:
    """Return the people of an organization who may be given the key of an inbox: they have made their own."""
    return User.objects.filter(
        is_active=True,
        vault_key__isnull=False,
        memberships__organization=organization,
        memberships__role__in=RECEIVERS,
    ).order_by("name", "pk")


def centres_of(organization: Organization) -> QuerySet[ServiceAtLocation]:
    """Return the centres of an organization."""
    return ServiceAtLocation.everything.filter(service__organization=organization)


def may_see_to_inboxes(user: User, organization: Organization) -> Verdict:
    """Say whether somebody says who of an organization opens what is sent to its centres: its own leads, nobody else.

    By a membership, not by a role that reaches every organization: whoever keeps the accounts here gives out no keys.
    """
    leads = Membership.objects.filter(user=user, organization=organization).granting(Permission.TEAM_CHANGE)
    return YES if user.is_active and leads.exists() else NOT_YOURS


def may_leave_inbox(inbox: Inbox, person: User) -> Verdict:
    """Say whether an inbox can do without somebody. The last one who can open what is sent to it stays."""
    others = inbox.holders().exclude(pk=person.pk)
    return YES if others.exists() else no(_("Nobody else holds the key of this inbox. Add another person first."))


def may_change_key(user: User, owner: Desk | Inbox) -> Verdict:
    """Say whether somebody may have the key of a desk, or of an inbox, changed: a lead of it who holds it."""
    if isinstance(owner, Desk):
        return may_lead(user, owner)
    verdict = may_see_to_inboxes(user, owner.organization)
    return verdict if not verdict else may_give_key(user, owner)


def may_give_key(user: User, owner: Desk | Inbox) -> Verdict:
    """Say whether somebody may seal a key again to a colleague who held it: whoever holds it and works there."""
    return YES if owner.holders().filter(pk=user.pk).exists() else NOT_YOURS


def may_be_given(person: User, owner: Desk | Inbox) -> Verdict:
    """Say whether a key may be sealed to somebody: who has a vault, and works there."""
    if isinstance(owner, Desk):
        works = bool(may(person, Permission.CASE_WORK)) and UserKey.objects.filter(user=person).exists()
    else:
        works = receivers_of(owner.organization).filter(pk=person.pk).exists()
    return YES if works else no(_("This person does not work there now, or has made no vault phrase."))


def may_forget(others: QuerySet[User]) -> Verdict:
    """Say whether somebody may lose a key: whether others can seal it to them again."""
    if others.exists():
        return YES
    return no(
        _("Nobody else holds this key, so nobody could give it to you again. Tell an administrator: envelopes open it.")
    )


def may_receive(inbox: Inbox) -> Verdict:
    """Say whether something can be sent to an inbox: somebody can open it, and two people have checked its key."""
    if inbox.is_suspended:
        return no(_("The inbox of this centre is suspended."))
    if not inbox.holders().exists():
        return no(_("Nobody of this centre can open its inbox now."))
    if inbox.group.has_leaver:
        return no(_("Somebody who held the key of this centre has left: it must be changed first."))
    since = clock.now().date() - CHECK_HOLDS
    if inbox.group.checks.filter(day__gt=since).count() < CHECKERS:
        return no(_("Two people must have rung this centre and checked the key of its inbox."))
    return YES


def may_check(user: User, inbox: Inbox) -> Verdict:
    """Say whether somebody may ring a centre to check its key: anybody of a desk who is not of that centre."""
    if not may(user, Permission.CASE_WORK):
        return NOT_YOURS
    if inbox.organization.memberships.filter(user=user).exists():
        return no(_("You work for this centre: somebody else must check its key."))
    return YES
