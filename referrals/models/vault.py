"""An open vault: what a moderator has unlocked, for as long as they work."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from accounts.models import Session, User


class VaultSession(models.Model):
    """The keys of a person's groups, sealed under a key that stands in their browser's cookie only.

    It belongs to a session of the same person: when that ends, this ends with it.
    """

    digest = models.BinaryField(primary_key=True, max_length=32)
    session = models.OneToOneField(Session, models.CASCADE, related_name="vault")
    user = models.ForeignKey(User, models.CASCADE, related_name="vaults")
    sealed = models.BinaryField()
    opened_at = models.DateTimeField()
    used_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(used_at__gte=F("opened_at")), name="vault_used_after_it_was_opened")
        ]

    def __str__(self) -> str:
        return f"vault of {self.user_id}"
