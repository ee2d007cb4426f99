"""What vetters must know and the public must never see: sources, old and wrong numbers, doubts."""

from typing import ClassVar

from django.db import models

from directory.models.service import Service


class Source(models.Model):
    """Where a fact came from. The public sees only the year and month of the newest (`Service.source_date`)."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="sources")
    url = models.URLField(max_length=1000, blank=True)
    date = models.CharField(max_length=60, blank=True)
    publisher = models.CharField(max_length=300)
    note = models.TextField(blank=True)


class EvidenceKind(models.TextChoices):
    """What the row tells a vetter. The first two are also read by machines: what they name may not come back."""

    WRONG_NUMBER = "wrong number"
    WRONG_LINK = "wrong link"
    DISPUTED = "disputed"
    NOTE = "note"
    CONFIDENCE = "confidence"
    SAFEGUARDING = "safeguarding"
    RULE_ONLY = "rule only"


class Evidence(models.Model):
    """A doubt, a note, or a number that must not come back. Never on a public page, in the API or in an export."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="evidence")
    kind = models.CharField(max_length=12, choices=EvidenceKind.choices)
    value = models.CharField(max_length=300, blank=True)
    digits = models.CharField(max_length=30, blank=True, db_index=True, help_text="phones.line_key of a wrong number.")
    why = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["pk"]
