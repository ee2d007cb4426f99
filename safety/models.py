"""The audit table, the chain that binds its rows, and what vouches for the chain from outside."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now


class AuditEvent(models.Model):
    """One thing that was done. Rows are only added, and forgotten after 12 months; triggers refuse all else."""

    at = models.DateTimeField(db_default=Now())
    event = models.CharField(max_length=60)
    actor = models.CharField(max_length=120)
    subject = models.CharField(max_length=200)
    facts = models.JSONField(default=dict)

    class Meta:
        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [
            models.Index(fields=["event", "at"], name="audit_by_event"),
            models.Index(fields=["subject", "event"], name="audit_by_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.event} {self.subject}"


class AuditLink(models.Model):
    """One event's place in the chain. The database writes it at commit; positions start at 1 and have no gaps."""

    position = models.BigIntegerField(primary_key=True)
    # No foreign key: the last link of what was forgotten outlives its event.
    event_id = models.BigIntegerField(unique=True)
    hash = models.BinaryField()

    class Meta:
        ordering: ClassVar = ["position"]

    def __str__(self) -> str:
        return f"{self.position}"


class AuditAnchor(models.Model):
    """One link as it was at a moment, under a key that the database does not hold."""

    position = models.BigIntegerField(unique=True)
    hash = models.BinaryField()
    mac = models.BinaryField()
    made_at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering: ClassVar = ["position"]

    def __str__(self) -> str:
        return f"{self.position}"
