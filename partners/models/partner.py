"""Somebody whose app calls us, or who would like that."""

from datetime import datetime, timedelta
from typing import ClassVar, Final
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from partners.states import State

# How long what somebody wrote is kept when it was refused, or nobody has decided.
REFUSED_KEPT: Final = timedelta(days=30)
ASKED_KEPT: Final = timedelta(days=180)


class PartnerQuerySet(models.QuerySet["Partner"]):
    """Partners by where they stand."""

    def waiting(self) -> "PartnerQuerySet":
        """Return those about which nobody has decided, the oldest first."""
        return self.filter(state=State.ASKED).order_by("asked_at", "pk")

    def known(self) -> "PartnerQuerySet":
        """Return those that have, or had, access."""
        return self.filter(state__in=(State.APPROVED, State.STOPPED)).order_by("name", "pk")

    def outlived(self, now: datetime) -> "PartnerQuerySet":
        """Return those who never had access and whose words have served, or are too old."""
        return self.filter(
            Q(state=State.REFUSED, moved_at__lte=now - REFUSED_KEPT)
            | Q(state=State.ASKED, asked_at__lte=now - ASKED_KEPT)
        )


class Partner(models.Model):
    """An app, by what its people have said of it. `reason` is why it was refused or stopped, as they were told."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    form = models.UUIDField(unique=True, null=True, help_text="Of the form: the same sent twice is one.")
    name = models.CharField(max_length=100)
    site = models.URLField(max_length=300)
    purpose = models.CharField(max_length=600)
    email = models.EmailField(help_text="Of whoever asked; the first lead is invited there.")
    language = models.CharField(max_length=10, help_text="Language of the page on which it was asked.")
    state = models.CharField(max_length=8, default=State.ASKED.value)
    reason = models.CharField(max_length=600, blank=True)
    asked_at = models.DateTimeField(db_default=Now())
    moved_at = models.DateTimeField(null=True)

    objects: ClassVar = PartnerQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in State]), name="partner_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(state=State.ASKED.value, moved_at__isnull=True)
                | (~Q(state=State.ASKED.value) & Q(moved_at__isnull=False)),
                name="a_partner_is_asked_until_somebody_decides",
            ),
        ]

    def __str__(self) -> str:
        return self.name
