"""The read side: one ready-made card per published service-at-location and language (see docs/decisions/0002)."""

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.functions import RandomUUID
from django.contrib.postgres.indexes import GinIndex, GistIndex, OpClass
from django.db import models
from django.db.models import F, Q

from directory.models.location import Precision
from directory.models.service_at_location import ServiceAtLocation
from places.ecef import CubeField

LANGUAGES = ("ur", "en")


class MinutesField(models.Field):  # type: ignore[type-arg]
    """Minutes of the week (UTC, Monday 00:00 is 0) as the type `int4multirange`: pairs (first, one past the last)."""

    def db_type(self, connection: Any) -> str:
        """Return the column's type."""
        return "int4multirange"

    def get_prep_value(self, value: Any) -> str:
        """Write pairs as PostgreSQL reads them."""
        return "{" + ",".join(f"[{first},{last})" for first, last in value) + "}"

    def from_db_value(self, value: Any, *_rest: Any) -> tuple[tuple[int, int], ...]:
        """Read pairs."""
        return tuple((span.lower, span.upper) for span in value)


def nearest_index(language: str) -> GistIndex:
    """Return the index of one language's cards: the filter lives inside the nearest-neighbour index."""
    return GistIndex(
        F("ecef"),
        OpClass(F("tags"), name="gist__intbig_ops(siglen=16)"),
        condition=Q(language=language, ecef__isnull=False),
        name=f"card_nearest_{language}",
    )


class Card(models.Model):
    """What a search needs of one service at one place, in one language. Holds the public position only."""

    service_at_location = models.ForeignKey(
        ServiceAtLocation, on_delete=models.CASCADE, related_name="cards", db_index=False
    )
    language = models.CharField(max_length=10)
    ecef = CubeField(null=True)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    precision = models.CharField(max_length=8, choices=Precision.choices, blank=True)
    place = models.PositiveIntegerField(null=True, help_text="Place.number of where it publicly is.")
    place_name = models.TextField(blank=True)
    ancestors = ArrayField(models.IntegerField(), help_text="Numbers of the place itself and all above it.")
    tags = ArrayField(models.IntegerField(), help_text="See directory.cards.tags.")
    areas = ArrayField(models.IntegerField(), help_text="Numbers of the places it serves from afar.")
    trust = models.PositiveSmallIntegerField(help_text="directory.cards.trust.Trust.")
    own_phone = models.BooleanField()
    fresh_on = models.DateField()
    hours = models.TextField(blank=True, help_text="directory.hours.Hours as JSON; empty where not known.")
    may_open = MinutesField(help_text="Holds every minute of the week in which it can ever be open.")
    html = models.TextField()
    json = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["service_at_location", "language"], name="a_card_once_per_language")
        ]
        indexes: ClassVar = [
            *map(nearest_index, LANGUAGES),
            GinIndex(
                OpClass(F("areas"), name="gin__int_ops"), condition=~Q(areas=[]), name="card_areas", fastupdate=False
            ),
        ]


class CatalogueVersion(models.Model):
    """One row, id 1. Whoever changes what the public may know holds its lock until the commit.

    So the numbers of the feed become visible in their order: who has read up to one of them misses none before it.
    """

    number = models.BigIntegerField(db_default=0, help_text="Grows with every change.")
    feed = models.UUIDField(db_default=RandomUUID(), help_text="Another one once a backup was brought back.")
    changes = models.BigIntegerField(db_default=0, help_text="The newest number of the feed.")
    forgotten = models.BigIntegerField(db_default=0, help_text="The newest tombstone that was erased.")
    withdrawn = models.BigIntegerField(
        db_default=0, help_text="Exports that know less of the feed than this hold what is not public."
    )
