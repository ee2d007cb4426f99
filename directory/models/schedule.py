"""HSDS schedule: weekly intervals, exceptions by date, and the hours of Ramadan."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from directory.models.service_at_location import ServiceAtLocation


class ScheduleKind(models.TextChoices):
    """Which weeks the row speaks of."""

    REGULAR = "regular"
    RAMADAN = "ramadan"
    EXCEPTION = "exception"


class Schedule(models.Model):
    """One opening interval. A day with a break (Friday prayer) has two rows; a day without a row is closed.

    An interval whose end is not after its start runs past midnight. An exception holds from `valid_from` to
    `valid_to` and replaces the weekly rows of those days; without times it means closed.
    """

    service_at_location = models.ForeignKey(ServiceAtLocation, on_delete=models.CASCADE, related_name="schedules")
    kind = models.CharField(max_length=9, choices=ScheduleKind.choices, default=ScheduleKind.REGULAR)
    weekday = models.PositiveSmallIntegerField(null=True, blank=True, help_text="ISO: Monday is 1, Sunday is 7.")
    opens_at = models.TimeField(null=True, blank=True)
    closes_at = models.TimeField(null=True, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["kind", "weekday", "opens_at", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=(~Q(kind="exception") & Q(weekday__range=(1, 7), opens_at__isnull=False))
                | Q(kind="exception", weekday=None, valid_from__isnull=False, valid_to__isnull=False),
                name="weekly_rows_have_a_weekday_and_exceptions_have_dates",
            ),
            models.CheckConstraint(
                condition=Q(opens_at=None, closes_at=None) | Q(opens_at__isnull=False, closes_at__isnull=False),
                name="an_interval_has_both_ends",
            ),
        ]
