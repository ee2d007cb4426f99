"""The gazetteer: places, the names people give them, and the keys that find them."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, GistIndex
from django.db import models
from django.db.models import Q

from places.ecef import CubeField, Ecef


class Kind(models.TextChoices):
    """What sort of place it is, from wide to narrow."""

    COUNTRY = "country"
    PROVINCE = "province"
    TERRITORY = "territory"
    DIVISION = "division"
    DISTRICT = "district"
    TEHSIL = "tehsil"
    CITY = "city"
    TOWN = "town"
    VILLAGE = "village"
    AREA = "area"


class Place(models.Model):
    """One place. Ids are opaque and never change; when a district splits, the parent changes."""

    id = models.CharField(primary_key=True, max_length=120)
    number = models.PositiveIntegerField(unique=True, help_text="Stable; stands for the place in search tags.")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    country = models.CharField(max_length=2, help_text="ISO 3166-1 alpha-2.")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    ancestors = ArrayField(
        models.PositiveIntegerField(), help_text="Numbers of the place itself and all above it, nearest first."
    )
    name = models.CharField(max_length=120)
    name_ur = models.CharField(max_length=120, blank=True)
    name_ur_needs_review = models.BooleanField(default=False)
    path = models.CharField(max_length=250, help_text='What it lies in, said in English: "Lahore, Punjab".')
    path_ur = models.CharField(max_length=250, blank=True)
    latitude = models.FloatField()
    longitude = models.FloatField()
    point_is_approximate = models.BooleanField(default=False, help_text="May place a person, never order by metres.")
    timezone = models.CharField(max_length=40)
    population = models.PositiveIntegerField(default=0, help_text="0 where unknown.")
    source = models.CharField(max_length=250)
    licence = models.CharField(max_length=120)
    ecef = models.GeneratedField(
        expression=Ecef("latitude", "longitude"),
        output_field=CubeField(),
        db_persist=True,
        help_text="The point in Earth-centred metres; the chord between two keeps the order of nearness.",
    )

    class Meta:
        indexes: ClassVar = [
            GistIndex(
                fields=["ecef"],
                condition=Q(kind__in=("city", "town"), point_is_approximate=False),
                name="place_nearest_city",
            ),
            # A country's provinces stand on many pages.
            models.Index(fields=["country", "kind"], name="place_country_kind"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(latitude__range=(-90, 90), longitude__range=(-180, 180)), name="a_place_is_on_earth"
            )
        ]

    def __str__(self) -> str:
        return self.path

    def said_in(self, language: str) -> str:
        """Return the name in `language` ("ur", "en"), else in English."""
        return (self.name_ur if language == "ur" else "") or self.name


class PlaceName(models.Model):
    """A name or spelling of a place, in any script."""

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="names")
    text = models.CharField(max_length=120)
    language = models.CharField(max_length=10, help_text='BCP 47: "en", "ur", "ur-Latn", "sd", "ps".')
    kind = models.CharField(max_length=20, help_text="name, alternate, typed, abbreviation, former …")
    origin = models.CharField(max_length=120)
    needs_review = models.BooleanField(default=False)
    key = models.CharField(max_length=120, help_text="places.fold.key(text)")
    skeleton = models.CharField(max_length=120, help_text="places.fold.skeleton(text)")
    near = ArrayField(
        models.IntegerField(), help_text="places.near.near(skeleton): the skeleton and what one slip makes of it."
    )
    weight = models.FloatField(help_text="places.weight.weight: how likely the place is meant, 0 to 1.")

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["key"], name="place_name_key"),
            GinIndex(fields=["near"], opclasses=["gin__int_ops"], name="place_name_near", fastupdate=False),
        ]

    def __str__(self) -> str:
        return self.text


class Edition(models.Model):
    """Which edition of the gazetteer's files the tables hold: one row, so that loading it again is quick."""

    digest = models.CharField(primary_key=True, max_length=64, help_text="SHA-256 of the files and of what reads them.")
    loaded_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.digest[:12]
