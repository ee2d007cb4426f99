"""Whether a service takes new people, as it has said itself."""

from datetime import date
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from accounts.templatetags.accounts import day_said
from directory.models import Capacity
from directory.scripts import filled


def say_taking(service: Any) -> str:
    """Say that a service takes new people; empty where it has not said so."""
    return _("They take new people.") if service.capacity == Capacity.TAKING else ""


def say_capacity(service: Any, today: date) -> SafeString:
    """Say that a service is full for now; empty where it is not, or where nobody has said."""
    until = service.capacity_until
    if service.capacity != Capacity.FULL or (until is not None and today > until):
        return mark_safe("")
    if until is None:
        return filled(_("Full for now. Call and ask where else to go."))
    return filled(_("Full until %(day)s. Call and ask where else to go."), day=day_said(until))
