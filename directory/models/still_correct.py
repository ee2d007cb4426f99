"""The link by which an organization says once a quarter that a listing is still correct."""

from typing import ClassVar

from django.db import models

from directory.models.service import Service


class StillCorrectLink(models.Model):
    """A link that was mailed. Only the digest of its secret is kept; it counts once, until it expires."""

    digest = models.BinaryField(max_length=32, unique=True)
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="+")
    user = models.BigIntegerField(help_text="Plain id of whom it was sent to.")
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"link {self.pk}"
