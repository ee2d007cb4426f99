"""What somebody may do in an organization: by a membership there, or by a role that reaches every organization."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.permissions import NOT_YOURS, YES, Verdict, no
from accounts.roles import ORGANIZATION_ROLES, Permission, Role
from directory.models import Membership, Organization, Service


def organizations_visible_to(user: User, permission: Permission) -> QuerySet[Organization]:
    """Return the organizations in which a person may do something."""
    if permission in user.granted():
        return Organization.everything.all()
    return Organization.everything.filter(
        pk__in=Membership.objects.filter(user=user).granting(permission).values("organization")
    )


def may_in(user: User, organization: Organization, permission: Permission) -> Verdict:
    """Say whether a person may do something in an organization; asks the very query that lists them."""
    if not user.is_active:
        return NOT_YOURS
    return YES if organizations_visible_to(user, permission).filter(pk=organization.pk).exists() else NOT_YOURS


def services_visible_to(user: User, permission: Permission) -> QuerySet[Service]:
    """Return the listings of the organizations in which a person may do something."""
    return Service.everything.filter(organization__in=organizations_visible_to(user, permission))


def may_invite_to(user: User, organization: Organization, role: str) -> Verdict:
    """Say whether a person may ask somebody into an organization."""
    if role not in ORGANIZATION_ROLES:
        return no(_("There is no such role."))
    return may_in(user, organization, Permission.TEAM_CHANGE)


def may_remove(user: User, membership: Membership) -> Verdict:
    """Say whether a person may end a membership. The last lead is removed by an administrator alone."""
    if not (verdict := may_in(user, membership.organization, Permission.TEAM_CHANGE)):
        return verdict
    if is_only_lead(membership) and Permission.TEAM_CHANGE not in user.granted():
        return no(_("This is the only lead of the organization. Invite another one first."))
    return YES


def is_only_lead(membership: Membership) -> bool:
    """Say whether an organization would have no lead without this one."""
    others = Membership.objects.filter(organization=membership.organization_id).exclude(pk=membership.pk)
    return membership.role == Role.NGO_LEAD and not others.filter(role=Role.NGO_LEAD).exists()
