"""The feed of changes: which services the public may know otherwise than before, in the order in which they changed."""

from typing import ClassVar

from django.db import models
from django.db.models import Q


class Change(models.Model):
    """One row for each service that was ever public since the feed began; the newest change replaces the older one.

    It names the service by a plain id and says nothing of it, so that a row may outlive what it is about.
    """

    service = models.UUIDField(primary_key=True)
    number = models.BigIntegerField(unique=True, help_text="Drawn under the lock of CatalogueVersion; grows.")
    deleted = models.BooleanField(help_text="The public may not see it any more.")
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["at"], condition=Q(deleted=True), name="change_tombstones")]
