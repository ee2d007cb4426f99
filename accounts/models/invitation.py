"""An invitation to work here."""

from datetime import timedelta
from typing import ClassVar, Final
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from accounts.roles import INVITED_TO, WITHIN_ROLES

LASTS: Final = timedelta(days=7)


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """What state invitations are in."""

    def open(self) -> "InvitationQuerySet":
        """Return those that can still be accepted."""
        return self.filter(accepted_at=None, withdrawn_at=None, expires_at__gt=Now())

    def waiting(self) -> "InvitationQuerySet":
        """Return those that nobody has accepted or withdrawn, the expired ones too."""
        return self.filter(accepted_at=None, withdrawn_at=None).order_by("-made_at")


class Invitation(models.Model):
    """Somebody is asked to take a role. The link's token is computed from a key, the id and `issue`; it is not stored.

    `organization` is the plain id of that in which a role of `WITHIN_ROLES` is held, an organization or a partner: this
    floor knows neither.
    `made_by` is the plain id of who asked ("user:7", "command:invite").
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    email = models.EmailField()
    role = models.CharField(max_length=20)
    organization = models.UUIDField(null=True)
    made_by = models.CharField(max_length=60)
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    # How often the link was made; a new one makes the old one void.
    issue = models.PositiveSmallIntegerField(default=1)
    accepted_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    objects: ClassVar = InvitationQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(role__in=[role.value for role in INVITED_TO]), name="invitation_role_is_known"
            ),
            models.CheckConstraint(
                condition=Q(role__in=[role.value for role in WITHIN_ROLES], organization__isnull=False)
                | (~Q(role__in=[role.value for role in WITHIN_ROLES]) & Q(organization__isnull=True)),
                name="organization_role_names_its_organization",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True) | Q(withdrawn_at__isnull=True),
                name="invitation_ends_in_one_way",
            ),
            models.UniqueConstraint(
                fields=["email", "role", "organization"],
                condition=Q(accepted_at__isnull=True, withdrawn_at__isnull=True),
                nulls_distinct=False,
                name="one_open_invitation_to_a_role",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.pk}"
