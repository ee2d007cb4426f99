"""A listing that is wrong, as a visitor tells of it."""

from typing import ClassVar

from django.db import models
from django.db.models import Case, Value, When

from directory.models.letter import Letter
from directory.models.service_at_location import ServiceAtLocation


class Wrong(models.TextChoices):
    """What is wrong, in the order in which vetters should read of it: what may hurt somebody comes first."""

    UNSAFE = "unsafe"
    OTHER_PERSON = "other-person"
    DEAD_NUMBER = "dead-number"
    NO_ANSWER = "no-answer"
    CLOSED = "closed"
    MOVED = "moved"
    HOURS = "hours"
    UNKIND = "unkind"
    OTHER = "other"


URGENCY = Case(*(When(wrong=wrong, then=Value(rank)) for rank, wrong in enumerate(Wrong)))


class ListingReport(Letter):
    """What is said to be wrong with a listing. It changes no page; a vetter does."""

    WORDS = ("right",)

    service_at_location = models.ForeignKey(ServiceAtLocation, null=True, on_delete=models.SET_NULL, related_name="+")
    wrong = models.CharField(max_length=12, choices=Wrong.choices)
    sender = models.BinaryField(
        max_length=16, null=True, help_text="Tells two senders of one hour apart, under a key that lives an hour."
    )
    right = models.CharField(max_length=300, blank=True, help_text="What is right instead, as written.")

    class Meta:
        ordering: ClassVar = [URGENCY, "created_at", "pk"]

    def __str__(self) -> str:
        return f"listing report {self.pk}"
