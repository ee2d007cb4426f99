"""What is asked of whoever invites somebody to an organization."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms import InviteForm
from accounts.roles import ORGANIZATION_ROLES
from accounts.wording import ROLES


class MemberForm(InviteForm):
    """Whom to invite to an organization, and as what."""

    role = forms.ChoiceField(
        label=_("Role"),
        choices=[(role.value, ROLES[role]) for role in ORGANIZATION_ROLES],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a role."), "invalid_choice": _("There is no such role.")},
    )
