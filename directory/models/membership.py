"""Who works for which organization, and as what there."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from accounts.models import User
from accounts.roles import GRANTS, ORGANIZATION_ROLES, Permission, Role
from directory.models.organization import Organization

# Who is written to of an organization's listings.
READERS = (Role.NGO_LEAD, Role.NGO_WORKER)


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Memberships by what they grant."""

    def granting(self, permission: Permission) -> "MembershipQuerySet":
        """Return those whose role grants something."""
        return self.filter(role__in=[role.value for role in ORGANIZATION_ROLES if permission in GRANTS[role]])

    def readers(self) -> "MembershipQuerySet":
        """Return those of people who can be written to of their listings."""
        return self.filter(role__in=READERS, user__is_active=True)


class Membership(models.Model):
    """A person's role in one organization. It ends by being removed; the audit remembers it."""

    user = models.ForeignKey(User, models.CASCADE, related_name="memberships")
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20)
    since = models.DateTimeField(auto_now_add=True)

    objects: ClassVar = MembershipQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "organization"], name="one_role_in_an_organization"),
            models.CheckConstraint(
                condition=Q(role__in=[role.value for role in ORGANIZATION_ROLES]), name="membership_role_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role}"
