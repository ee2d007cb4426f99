"""A changed listing beside the live one, until a vetter has looked at it."""

import uuid
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from directory.models.service import Service


class DraftState(models.TextChoices):
    """Where a draft stands. What is decided or dropped never moves again."""

    OPEN = "open"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    DECIDED = "decided"
    DROPPED = "dropped"


class DraftQuerySet(models.QuerySet["Draft"]):
    """Drafts by where they stand."""

    def alive(self) -> "DraftQuerySet":
        """Return those that can still change the listing."""
        return self.exclude(state__in=(DraftState.DECIDED, DraftState.DROPPED))

    def waiting(self) -> "DraftQuerySet":
        """Return those that a vetter should look at, the oldest first."""
        return self.filter(state=DraftState.SUBMITTED).order_by("submitted_at", "pk")


class Draft(models.Model):
    """What somebody would like a listing to say.

    `content` and `base` are whole contents (`directory.content`): what it should say, and what it said when the draft
    was begun. Both are emptied when the draft ends. `returned` maps a field to why it was not taken. `version` grows
    with each change, so that of two people who edit one draft the later one is told.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="drafts")
    state = models.CharField(max_length=9, choices=DraftState.choices, default=DraftState.OPEN)
    content = models.JSONField(default=dict)
    base = models.JSONField(default=dict)
    returned = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1)
    made_by = models.BigIntegerField()
    authors = ArrayField(models.BigIntegerField(), default=list, help_text="Plain ids of all who wrote what it says.")
    submitted_by = models.BigIntegerField(null=True)
    approved_by = models.BigIntegerField(null=True, help_text="The first of two vetters.")
    approved_fields = models.JSONField(default=list, help_text="What the first of two vetters would take.")
    decided_by = models.BigIntegerField(null=True)
    upload = models.ForeignKey("Upload", null=True, on_delete=models.SET_NULL, related_name="drafts")
    made_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    submitted_at = models.DateTimeField(null=True)

    objects: ClassVar = DraftQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["service"],
                condition=Q(state__in=("open", "submitted", "returned")),
                name="one_draft_of_a_listing_at_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("decided", "dropped")) | Q(content={}, base={}, returned={}),
                name="a_draft_that_ended_holds_nothing",
            ),
            models.CheckConstraint(
                condition=~Q(state="submitted") | Q(submitted_by__isnull=False, submitted_at__isnull=False),
                name="what_is_submitted_is_somebodys",
            ),
        ]

    def __str__(self) -> str:
        return f"draft {self.pk}"
