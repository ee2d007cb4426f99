"""May somebody do this? Each question has one spelling, and a refusal says why in words for a person."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import ORGANIZATION_ROLES, STAFF_ROLES, Permission, Role

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as Lazy

Person = User | AnonymousUser


@dataclass(frozen=True, slots=True)
class Verdict:
    """Yes, or no with the reason. True and false as its answer is."""

    is_yes: bool
    reason: "Lazy | str" = ""

    def __bool__(self) -> bool:
        return self.is_yes


YES = Verdict(True)
NOT_YOURS = Verdict(False, _("Your role does not include this."))


def no(reason: "Lazy | str") -> Verdict:
    """Return a refusal with its reason."""
    return Verdict(False, reason)


class RefusedError(Exception):
    """Somebody tried what they may not do; holds the reason for them to read."""


def demand(verdict: Verdict) -> None:
    """Raise RefusedError where the answer is no."""
    if not verdict:
        raise RefusedError(str(verdict.reason))


def may(user: Person, permission: Permission) -> Verdict:
    """Say whether a person's own roles grant something."""
    return YES if isinstance(user, User) and permission in user.granted() else NOT_YOURS


def may_invite(user: Person, role: str) -> Verdict:
    """Say whether somebody may ask others to take a role of staff, or to lead an organization."""
    if not may(user, Permission.PEOPLE_INVITE):
        return NOT_YOURS
    if role in STAFF_ROLES or role in ORGANIZATION_ROLES:
        return YES
    return no(_("A superuser is made at the machine, not on a page."))


def may_change_roles(user: Person, person: User, roles: Iterable[str]) -> Verdict:
    """Say whether somebody may give a colleague exactly these roles of staff."""
    if not may(user, Permission.PEOPLE_CHANGE):
        return NOT_YOURS
    if not person.is_active:
        return no(_("This account is closed. Invite the person again."))
    if person.is_superuser:
        return no(_("A superuser holds no other role."))
    if not set(roles) <= set(STAFF_ROLES):
        return no(_("There is no such role."))
    if Role.ADMINISTRATOR not in roles and is_last_administrator(person):
        return no(LAST)
    return YES


def may_close(user: Person, person: User) -> Verdict:
    """Say whether somebody may close a colleague's account. The last administrator stays until there is another."""
    if not may(user, Permission.PEOPLE_CLOSE):
        return NOT_YOURS
    if not person.is_active:
        return no(_("This account is closed already."))
    if person.is_superuser:
        return no(_("A superuser's account is closed at the machine, not on a page."))
    return no(LAST) if is_last_administrator(person) else YES


def may_reset(user: Person, person: User) -> Verdict:
    """Say whether somebody may take a colleague's second factors away, so that new ones can be set up."""
    if not may(user, Permission.PEOPLE_CHANGE):
        return NOT_YOURS
    if person == user:
        return no(_("Ask another administrator: nobody takes away their own second factors this way."))
    if not person.is_active:
        return no(_("This account is closed. Invite the person again."))
    return no(_("A superuser's account is seen to at the machine, not on a page.")) if person.is_superuser else YES


def is_last_administrator(person: User) -> bool:
    """Say whether nobody else could let people in and out."""
    others = User.objects.holding(Role.ADMINISTRATOR).exclude(pk=person.pk)
    return Role.ADMINISTRATOR in person.roles and not others.exists()


LAST = _("This is the last administrator. Make another one first.")
