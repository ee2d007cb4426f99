"""What a visitor sends to the vetters: no name, no address, no way to answer; its texts are erased in time."""

from datetime import datetime, timedelta
from typing import ClassVar, TypeVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

L = TypeVar("L", bound="Letter")

# How long the words of a letter are kept at most, whether somebody has read them or not.
KEPT = timedelta(days=180)


class LetterState(models.TextChoices):
    """Whether a vetter has dealt with it."""

    NEW = "new"
    HANDLED = "handled"


class LetterQuerySet(models.QuerySet[L]):
    """Reads letters as vetters need them."""

    def waiting(self) -> "LetterQuerySet[L]":
        """Return what nobody has dealt with yet, in the order in which it should be read."""
        return self.filter(state=LetterState.NEW)

    def since(self, moment: datetime) -> "LetterQuerySet[L]":
        """Return what came after a moment."""
        return self.filter(created_at__gt=moment)

    def outlived(self, now: datetime) -> "LetterQuerySet[L]":
        """Return those whose words have served, or are too old, and still stand there."""
        return self.filter(Q(state=LetterState.HANDLED) | Q(created_at__lte=now - KEPT), forgotten_at=None)


class Letter(models.Model):
    """One sending. Concrete tables name in `WORDS` the fields that hold what somebody wrote.

    `key` is made from the form's own random token and what was written: the same sent twice is one row. It is erased
    with the words, so that no page left open on a phone can be matched with a row.
    """

    WORDS: ClassVar[tuple[str, ...]]

    key = models.UUIDField(unique=True, null=True)
    language = models.CharField(max_length=10, help_text="Language of the page on which it was written.")
    created_at = models.DateTimeField(db_default=Now())
    state = models.CharField(max_length=7, choices=LetterState.choices, default=LetterState.NEW)
    forgotten_at = models.DateTimeField(null=True, blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        abstract = True
