"""What a vetter has looked at and found to be several: it is no suspected double any more."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now


class ToldApart(models.Model):
    """Services that are not one and the same; their ids in order, so that a group stands here once."""

    services = ArrayField(models.UUIDField(), unique=True)
    by = models.CharField(max_length=60, help_text="A plain id: user:7.")
    at = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name_plural: ClassVar = "told apart"

    def __str__(self) -> str:
        return f"{len(self.services)} told apart"
