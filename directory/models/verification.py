"""What somebody of ours, or of the organization, found out about a listing on a day."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from directory.models.service import Service
from directory.models.vetting import AssuranceMethod, Outcome


class Verification(models.Model):
    """One try to confirm a listing. Rows never change; `note` is for vetters, and erased with a hidden place's past.

    `fields` names what was confirmed, in the words of `directory.content`. The public sees method and date of the last
    that confirmed (`Service.assured_date`, `assured_method`).
    """

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="verifications")
    on = models.DateField()
    method = models.CharField(max_length=14, choices=AssuranceMethod.choices)
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    fields = ArrayField(models.CharField(max_length=30), default=list, blank=True)
    by = models.CharField(max_length=60, help_text="A plain id: user:7.")
    role = models.CharField(max_length=20)
    next_due_on = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=500, blank=True)
    made_at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering: ClassVar = ["-on", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(outcome=Outcome.CONFIRMED) | Q(next_due_on__isnull=False),
                name="what_is_confirmed_is_due_again",
            )
        ]

    def __str__(self) -> str:
        return f"verification {self.pk}"
