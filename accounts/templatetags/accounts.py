"""What staff's templates say of people."""

from django import template
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Invitation, User
from accounts.wording import ROLES

register = template.Library()


@register.filter
def role_said(role: str) -> str:
    """Say a role in words."""
    return str(ROLES.get(role, ""))


@register.filter
def roles_said(person: User) -> str:
    """Say all roles of a person in words, those of the staff."""
    return _(", ").join(role_said(role) for role in person.all_roles())


@register.filter
def is_expired(invitation: Invitation) -> bool:
    """Say whether a link is too old."""
    return invitation.expires_at <= timezone.now()
