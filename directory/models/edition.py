"""What a listing says at present, whole; a trigger of the database keeps every edition that it ever had.

django-pghistory writes the history, because its triggers see each writing, also of many rows at once and of statements
that no code of ours made. What it tracks is one row for a listing, and not the twelve tables that a listing stands in:
so an old edition is read, compared and restored as a whole. Addresses and points never enter it (`content.SENSITIVE`).
"""

from typing import ClassVar

import pghistory
import pgtrigger
from django.db import models
from django.db.models.functions import Now

from directory.models.service import Service
from directory.states import VettingState


@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    model_name="PastEdition",
    obj_field=pghistory.ObjForeignKey(
        related_name="past", related_query_name="past", on_delete=models.CASCADE, db_constraint=True, null=False
    ),
    context_field=None,  # type: ignore[arg-type]
    # Erased with a hidden place's past, else kept as it is.
    meta={"triggers": [pgtrigger.Protect(name="history_is_not_rewritten", operation=pgtrigger.Update)]},
)
class Edition(models.Model):
    """A listing's content with its state, and who made it so, by which deed and why."""

    service = models.OneToOneField(Service, on_delete=models.CASCADE, primary_key=True, related_name="edition")
    content = models.JSONField(help_text="directory.content.Content without what is sensitive.")
    vetting_state = models.CharField(max_length=10, choices=[(state.value, state.value) for state in VettingState])
    by = models.CharField(max_length=60, help_text="A plain id: user:7, command:load_catalogue.")
    deed = models.CharField(max_length=40, help_text="The audit event that it came with.")
    why = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name: ClassVar = "edition"

    def __str__(self) -> str:
        return f"edition of {self.service_id}"


# The rows that the trigger writes: every edition that a listing ever had, with `pgh_created_at`.
PastEdition = Edition.pgh_event_model  # type: ignore[attr-defined]
