"""Who sees to which partner's keys, and as what."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from accounts.models import User
from accounts.roles import GRANTS, PARTNER_ROLES, Permission
from partners.models.partner import Partner


class MemberQuerySet(models.QuerySet["Member"]):
    """Members by what their role grants."""

    def granting(self, permission: Permission) -> "MemberQuerySet":
        """Return those whose role grants something."""
        return self.filter(role__in=[role.value for role in PARTNER_ROLES if permission in GRANTS[role]])


class Member(models.Model):
    """A person's role at one partner. It ends by being removed; the audit remembers it."""

    user = models.ForeignKey(User, models.CASCADE, related_name="partners")
    partner = models.ForeignKey(Partner, models.CASCADE, related_name="members")
    role = models.CharField(max_length=20)
    since = models.DateTimeField(auto_now_add=True)

    objects: ClassVar = MemberQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "partner"], name="one_role_at_a_partner"),
            models.CheckConstraint(
                condition=Q(role__in=[role.value for role in PARTNER_ROLES]), name="member_role_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role}"
