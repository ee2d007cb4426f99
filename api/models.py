"""The read side of HSDS: every service as the standard has it, made when a listing changes (docs/decisions/0022)."""

from typing import ClassVar

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q

from directory.models import Service


class ReadyService(models.Model):
    """A published service as HSDS JSON in three depths, without `last_modified`, which is put in as it is sent.

    A service that is public no more keeps its row with empty texts, so that the moment of that change stays known.
    `modified_at` is when the texts last changed, whatever it was that changed them; it grows in the order of commits.
    """

    service = models.OneToOneField(Service, on_delete=models.CASCADE, primary_key=True, related_name="ready")
    minimal = models.TextField()
    slim = models.TextField()
    full = models.TextField()
    words = models.TextField(help_text="What a search looks through, in small letters: public texts and places.")
    good_until = models.DateField(null=True, help_text="The last day on which what it says of its capacity is right.")
    modified_at = models.DateTimeField(db_index=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["good_until"], name="ready_good_until", condition=Q(good_until__isnull=False)),
            GinIndex(OpClass(F("words"), name="gin_trgm_ops"), name="ready_words"),
        ]
