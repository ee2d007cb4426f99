"""What somebody may do at a partner: by being one of its people, or by a role that reaches every partner's people."""

from typing import Final

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.permissions import NOT_YOURS, YES, Verdict, no
from accounts.roles import PARTNER_ROLES, Permission, Role
from partners.models import Key, Member, Partner, Webhook
from partners.states import State

# So many keys that open something a partner may have at once: one for each of its servers, and to change them.
MOST_KEYS: Final = 10
# So many addresses a partner may have told.
MOST_WEBHOOKS: Final = 5


def partners_visible_to(user: User, permission: Permission) -> QuerySet[Partner]:
    """Return the partners at which a person may do something."""
    if permission in user.granted():
        return Partner.objects.known()
    return Partner.objects.known().filter(
        pk__in=Member.objects.filter(user=user).granting(permission).values("partner")
    )


def may_at(user: User, partner: Partner, permission: Permission) -> Verdict:
    """Say whether a person may do something at a partner; asks the very query that lists them."""
    if not user.is_active:
        return NOT_YOURS
    return YES if partners_visible_to(user, permission).filter(pk=partner.pk).exists() else NOT_YOURS


def may_make_key(user: User, partner: Partner) -> Verdict:
    """Say whether a person may make a key for a partner."""
    if not (verdict := may_at(user, partner, Permission.PARTNER_USE)):
        return verdict
    if partner.state != State.APPROVED:
        return no(_("This app was stopped. Its keys open nothing."))
    if Key.objects.living().filter(partner=partner).count() >= MOST_KEYS:
        return no(_("There are as many keys as an app may have. Stop one first."))
    return YES


def may_rotate(user: User, key: Key) -> Verdict:
    """Say whether a person may have another key take the place of this one."""
    if not (verdict := may_at(user, key.partner, Permission.PARTNER_USE)):
        return verdict
    if not Key.objects.living().filter(pk=key.pk).exists():
        return no(_("This key opens nothing any more. Make a new one."))
    return no(_("Another key has taken its place already.")) if key.successor_id else YES


def may_make_webhook(user: User, partner: Partner) -> Verdict:
    """Say whether a person may have one more address of a partner told."""
    if not (verdict := may_at(user, partner, Permission.PARTNER_USE)):
        return verdict
    if partner.state != State.APPROVED:
        return no(_("This app was stopped. Nothing is sent to it."))
    if Webhook.objects.filter(partner=partner).count() >= MOST_WEBHOOKS:
        return no(_("There are as many webhooks as an app may have. Remove one first."))
    return YES


def may_use_webhook(user: User, webhook: Webhook) -> Verdict:
    """Say whether a person may see to a webhook."""
    return may_at(user, webhook.partner, Permission.PARTNER_USE)


def may_invite_to(user: User, partner: Partner, role: str) -> Verdict:
    """Say whether a person may ask somebody to work on a partner's app."""
    if role not in PARTNER_ROLES:
        return no(_("There is no such role."))
    return may_at(user, partner, Permission.PARTNER_LEAD)


def may_remove(user: User, member: Member) -> Verdict:
    """Say whether a person may end a membership. The last lead is removed by an administrator alone."""
    if not (verdict := may_at(user, member.partner, Permission.PARTNER_LEAD)):
        return verdict
    if is_only_lead(member) and Permission.PARTNER_LEAD not in user.granted():
        return no(_("This is the only lead of the app. Invite another one first."))
    return YES


def is_only_lead(member: Member) -> bool:
    """Say whether a partner would have no lead without this one."""
    others = Member.objects.filter(partner=member.partner_id, role=Role.PARTNER_LEAD).exclude(pk=member.pk)
    return member.role == Role.PARTNER_LEAD and not others.exists()
