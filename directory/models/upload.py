"""A spreadsheet that an organization sent, read row by row before anything of it counts."""

import uuid
from typing import ClassVar

from django.db import models

from directory.models.organization import Organization
from directory.models.service import Service


class UploadState(models.TextChoices):
    """Where an upload stands: it is read first, shown, and then taken or dropped; what was taken may be undone."""

    READING = "reading"
    READ = "read"
    FAULTY = "faulty"
    TAKEN = "taken"
    UNDONE = "undone"
    DROPPED = "dropped"


class Verdict(models.TextChoices):
    """What a row of a spreadsheet would do."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    FAULTY = "faulty"


class Upload(models.Model):
    """One file. `digest` tells that the same file came before; the file itself is erased once it was read.

    `columns` names those that nobody knows ("unknown") and those that it does not have ("missing").
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="uploads")
    state = models.CharField(max_length=8, choices=UploadState.choices, default=UploadState.READING)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=4, choices=[("csv", "csv"), ("xlsx", "xlsx")])
    digest = models.BinaryField(max_length=32)
    data = models.BinaryField(null=True)
    rows_total = models.PositiveIntegerField(default=0)
    rows_done = models.PositiveIntegerField(default=0)
    fault = models.CharField(max_length=30, blank=True, help_text="Why the file as a whole cannot be read.")
    columns = models.JSONField(default=dict)
    by = models.BigIntegerField()
    made_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, help_text="When it was taken, undone or dropped, the last of these.")

    class Meta:
        ordering: ClassVar = ["-made_at"]

    def __str__(self) -> str:
        return f"upload {self.pk}"


class UploadRow(models.Model):
    """One row as it was understood.

    `content` is what the listing should say: of a new one everything, of another what changes. Of a row with faults it
    is empty; then `faults` maps a column to [code, words], and `written` holds what stood there.
    """

    upload = models.ForeignKey(Upload, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField(help_text="As the spreadsheet numbers it.")
    service = models.ForeignKey(Service, null=True, on_delete=models.CASCADE, related_name="+")
    verdict = models.CharField(max_length=7, choices=Verdict.choices)
    content = models.JSONField(default=dict)
    written = models.JSONField(default=dict, help_text="The cells as they came, by column.")
    faults = models.JSONField(default=dict)

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["upload", "number"], name="a_row_once_in_an_upload")]
