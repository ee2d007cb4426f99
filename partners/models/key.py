"""A key: what a partner's program shows to be let in."""

from datetime import datetime
from typing import ClassVar, Final
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Func, Q

from partners.limits import PER_DAY, PER_MINUTE
from partners.models.partner import Partner
from partners.scopes import Scope
from partners.states import State

# The moment of the database's own clock (safety.clock), inside a statement.
NOW: Final = Func(function="clock_now", output_field=models.DateTimeField())


class KeyQuerySet(models.QuerySet["Key"]):
    """Keys by whether they open anything."""

    def living(self) -> "KeyQuerySet":
        """Return those that open doors now: neither stopped nor over, of a partner that is approved."""
        return self.filter(stopped_at=None, expires_at__gt=NOW, partner__state=State.APPROVED)

    def listed(self) -> "KeyQuerySet":
        """Return them as a page lists them: what is not stopped first, the newest of it first."""
        return self.order_by(F("stopped_at").desc(nulls_first=True), "-made_at", "pk")


class Key(models.Model):
    """Known by the digest of what the partner holds (`partners.tokens`). When it was used is kept as a day, no closer.

    `successor` is the key that takes its place; until `expires_at` both open the same.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="keys")
    name = models.CharField(max_length=60)
    prefix = models.CharField(max_length=8)
    digest = models.BinaryField(max_length=32, unique=True)
    scopes = ArrayField(models.CharField(max_length=30))
    per_minute = models.PositiveIntegerField(default=PER_MINUTE)
    per_day = models.PositiveIntegerField(default=PER_DAY)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    stopped_at = models.DateTimeField(null=True)
    used_on = models.DateField(null=True)
    successor = models.OneToOneField("self", models.SET_NULL, null=True, related_name="predecessor")

    objects: ClassVar = KeyQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(scopes__contained_by=[scope.value for scope in Scope]), name="key_scopes_are_known"
            ),
            models.CheckConstraint(condition=Q(scopes__len__gt=0), name="a_key_opens_something"),
            models.CheckConstraint(condition=Q(per_minute__gte=1, per_day__gte=1), name="a_key_may_call"),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.prefix}"

    def state(self, now: datetime) -> str:
        """Return "stopped", "over", "ending" (another has taken its place), or "living"."""
        if self.stopped_at is not None:
            return "stopped"
        if self.expires_at <= now:
            return "over"
        return "ending" if self.successor_id else "living"


class KeyPace(models.Model):
    """Until when a key's calls are spent, by the minute and by the day (`partners.limits`); tells of no call."""

    key = models.OneToOneField(Key, models.CASCADE, primary_key=True, related_name="pace")
    minute_spent = models.DateTimeField()
    day_spent = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.key_id}"
