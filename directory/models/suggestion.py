"""A place that is not in the directory yet, as a visitor tells of it."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from directory.models.letter import Letter


class KnownBy(models.TextChoices):
    """How the sender knows the place."""

    WORKS_THERE = "works-there"
    WAS_HELPED = "was-helped"
    HEARD_OF_IT = "heard-of-it"
    OFFICIAL = "official"


class Suggestion(Letter):
    """What is said of a place. It is not shown to anybody but vetters, and makes no listing by itself."""

    WORDS = ("name", "place", "phone", "website")

    known_by = models.CharField(max_length=12, choices=KnownBy.choices)
    needs = ArrayField(models.CharField(max_length=30), default=list, help_text="Slugs of the taxonomy.")
    name = models.CharField(max_length=200)
    place = models.CharField(max_length=200, help_text="Where it is, as written.")
    phone = models.CharField(max_length=100, blank=True)
    website = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering: ClassVar = ["created_at", "pk"]

    def __str__(self) -> str:
        return f"suggestion {self.pk}"
