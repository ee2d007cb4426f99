"""How often a key was used on a day: counts alone."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from partners.models.key import Key
from partners.outcomes import Outcome


class UsageDay(models.Model):
    """Calls of one key on one day that ended alike. Neither address, parameter nor door is kept of any."""

    key = models.ForeignKey(Key, models.CASCADE, related_name="usage")
    day = models.DateField()
    outcome = models.CharField(max_length=8)
    calls = models.PositiveIntegerField()

    class Meta:
        ordering: ClassVar = ["day", "outcome"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["key", "day", "outcome"], name="one_count_of_a_kind_a_day"),
            models.CheckConstraint(
                condition=Q(outcome__in=[outcome.value for outcome in Outcome]), name="outcome_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.outcome} {self.calls}"
