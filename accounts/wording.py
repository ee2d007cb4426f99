"""Roles and refusals in words."""

from typing import TYPE_CHECKING, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.roles import Role
from accounts.slowing import TooFastError

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as Lazy

ROLES: Final[dict[str, "Lazy"]] = {
    Role.PARTNER_MEMBER: gettext_lazy("Developer of a partner app"),
    Role.PARTNER_LEAD: gettext_lazy("Lead of a partner app"),
    Role.NGO_WORKER: gettext_lazy("Worker of an organization"),
    Role.NGO_LEAD: gettext_lazy("Lead of an organization"),
    Role.VETTER: gettext_lazy("Vetter"),
    Role.MODERATOR: gettext_lazy("Moderator"),
    Role.DESK_LEAD: gettext_lazy("Lead of the desk"),
    Role.ADMINISTRATOR: gettext_lazy("Administrator"),
    Role.SUPERUSER: gettext_lazy("Superuser"),
}
# What each is for, in one line.
DUTIES: Final[dict[str, "Lazy"]] = {
    Role.PARTNER_MEMBER: gettext_lazy("Makes the keys by which the app calls us."),
    Role.PARTNER_LEAD: gettext_lazy("Makes the app's keys and sees to its people."),
    Role.NGO_WORKER: gettext_lazy("Keeps the listings of the organization true."),
    Role.NGO_LEAD: gettext_lazy("Keeps the listings true and sees to the organization's own people."),
    Role.VETTER: gettext_lazy("Checks listings before the public sees them."),
    Role.MODERATOR: gettext_lazy("Answers people who ask for help, and finds them a centre."),
    Role.DESK_LEAD: gettext_lazy("Sees to the moderators' desk."),
    Role.ADMINISTRATOR: gettext_lazy("Invites people, gives them roles, closes their accounts."),
    Role.SUPERUSER: gettext_lazy("Sees to the system; sees nothing of people who ask for help."),
}


def wait_said(error: TooFastError) -> ValidationError:
    """Return what somebody is told who tries too fast."""
    seconds = int(error.wait_s) + 1
    return ValidationError(
        _("That was fast. Wait %(seconds)s seconds and try again; nothing is locked.") % {"seconds": seconds},
        code="slow",
    )
