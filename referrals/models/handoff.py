"""Somebody whom an app has sent: the link that leads her to a desk, and what the app may know later, if she agrees."""

from datetime import datetime, timedelta
from typing import ClassVar, Final
from uuid import uuid4

from django.db import models
from django.db.models import Q

from partners.models import Partner
from partners.states import State
from referrals.models.case import Case
from referrals.telling import ORDER

# How long a link leads anywhere; and how long its row is kept, so that an app that asks twice gets it twice.
LASTS: Final = timedelta(minutes=30)
KEPT: Final = timedelta(hours=24)


def last_outlived(now: datetime) -> datetime:
    """Return the end of the youngest links that are kept no longer."""
    return now - (KEPT - LASTS)


class Handoff(models.Model):
    """A link. Neither it nor what the app has filled in can be read here: the one is the key of the other.

    `digest` is of the link's secret, under which `sealed` is sealed; `key_digest` is what an app's idempotency key
    makes under the pepper, so that the same wish finds its row; `used_by` what the secret of her form makes, so that a
    link is used by one form. The row goes a day after it was made, whatever became of it: nothing tells an app by it.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    partner = models.ForeignKey(Partner, models.CASCADE, related_name="handoffs")
    key_digest = models.BinaryField(max_length=32)
    digest = models.BinaryField(max_length=32, unique=True)
    pepper_version = models.PositiveSmallIntegerField()
    sealed = models.BinaryField()
    expires_at = models.DateTimeField(db_index=True)
    used_by = models.BinaryField(max_length=32, null=True, unique=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["partner", "key_digest"], name="one_handoff_of_an_idempotency_key"),
        ]

    def __str__(self) -> str:
        return f"handoff {self.pk}"

    def leads(self, now: datetime) -> bool:
        """Say whether it is young enough, and of an app that still has access."""
        return self.expires_at > now and self.partner.state == State.APPROVED


class HandoffStatus(models.Model):
    """She has agreed that the app may know how her case stands. Without this row nothing leads from one to the other.

    `handoff` is what the app was given as the id of its link; `status` is what it was told last, "" for nothing yet.
    """

    case = models.OneToOneField(Case, models.CASCADE, primary_key=True, related_name="handoff_status")
    handoff = models.UUIDField(unique=True)
    partner = models.ForeignKey(Partner, models.CASCADE, related_name="+")
    status = models.CharField(max_length=11, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(status__in=ORDER), name="handoff_status_is_known"),
        ]

    def __str__(self) -> str:
        return f"handoff {self.handoff} of {self.case_id}"
