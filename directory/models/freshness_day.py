"""How fresh the public listings were on each day: counts alone, for the plot on the vetters' desk."""

from typing import ClassVar

from django.db import models


class FreshnessDay(models.Model):
    """Counts of the published listings on one day, by how their confirmation had aged."""

    day = models.DateField(primary_key=True)
    never = models.PositiveIntegerField()
    fresh = models.PositiveIntegerField()
    due = models.PositiveIntegerField()
    overdue = models.PositiveIntegerField()

    class Meta:
        ordering: ClassVar = ["day"]

    def __str__(self) -> str:
        return f"freshness on {self.day}"
