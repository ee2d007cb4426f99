"""A browser that somebody has signed in with before."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from accounts.models.user import User


class Device(models.Model):
    """A browser in which a person has signed in, known by a cookie of which only the digest is kept.

    `label` says what it calls itself, in few words ("Firefox, Windows"): a person is to know her own again.
    """

    user = models.ForeignKey(User, models.CASCADE, related_name="devices")
    digest = models.BinaryField(max_length=32)
    label = models.CharField(max_length=60)
    first_used_at = models.DateTimeField(db_default=Now())
    last_used_at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering: ClassVar = ["-last_used_at"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["digest", "user"], name="a_browser_once_for_a_person")]

    def __str__(self) -> str:
        return self.label
