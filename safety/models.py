"""The audit table."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now


class AuditEvent(models.Model):
    """One thing that was done. Rows are only ever added; a trigger refuses change and removal."""

    at = models.DateTimeField(db_default=Now())
    event = models.CharField(max_length=60)
    actor = models.CharField(max_length=120)
    subject = models.CharField(max_length=200)
    facts = models.JSONField(default=dict)

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.event} {self.subject}"
