"""What staff's templates say of people."""

from datetime import date, datetime

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


@register.filter
def in_fours(secret: str) -> str:
    """Write a secret in groups of four, as it is typed; an app takes no notice of the spaces."""
    return " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))


@register.filter
def day_said(moment: datetime | date) -> str:
    """Say a day in figures, as they are the same in Urdu and English: "26.11.2026". Of a moment, the day here."""
    day = timezone.localtime(moment) if isinstance(moment, datetime) else moment
    return f"{day.day}.{day.month}.{day.year}"


@register.filter
def clock_said(moment: datetime) -> str:
    """Say the time of day: "09:23"."""
    return f"{timezone.localtime(moment):%H:%M}"


@register.filter
def moment_said(moment: datetime) -> str:
    """Say day and time."""
    return f"{day_said(moment)} {clock_said(moment)}"
