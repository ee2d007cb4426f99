"""What is asked of whoever invites somebody to an organization."""

from accounts.forms import InviteForm, role_of
from accounts.roles import ORGANIZATION_ROLES


class MemberForm(InviteForm):
    """Whom to invite to an organization, and as what."""

    role = role_of(ORGANIZATION_ROLES)
