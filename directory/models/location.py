"""HSDS location: where a service is given. A confidential place has no street and no point, anywhere."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from directory.models.managers import PublicManager


class LocationType(models.TextChoices):
    """HSDS `location_type`."""

    PHYSICAL = "physical"
    VIRTUAL = "virtual"


class Precision(models.TextChoices):
    """How closely the public position is known."""

    EXACT = "exact"
    CITY = "city"
    DISTRICT = "district"


class Location(models.Model):
    """A place where help is given, known by its own point, by its city, or by its district only.

    The database itself refuses a confidential place that has a street, a point, or a `place` closer than its district
    (check constraints here, a trigger in migration 0004). A confidential service without any place is virtual.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    location_type = models.CharField(max_length=8, choices=LocationType.choices, default=LocationType.PHYSICAL)
    place = models.ForeignKey("places.Place", null=True, on_delete=models.PROTECT, related_name="+")
    precision = models.CharField(max_length=8, choices=Precision.choices, blank=True)
    confidential = models.BooleanField(default=False)
    address_1 = models.CharField(max_length=250, blank=True)
    postal_code = models.CharField(max_length=20, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    timezone = models.CharField(max_length=40, default="Asia/Karachi")

    everything = models.Manager()
    public = PublicManager("service_at_locations__service__vetting_state")

    class Meta:
        default_manager_name = "everything"
        base_manager_name = "everything"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(confidential=False)
                | Q(precision__in=("district", ""), latitude=None, longitude=None, address_1="", postal_code=""),
                name="a_confidential_place_is_known_by_its_district_only",
            ),
            models.CheckConstraint(
                condition=Q(precision="exact", latitude__isnull=False, longitude__isnull=False)
                | (~Q(precision="exact") & Q(latitude=None, longitude=None)),
                name="a_point_is_stored_only_where_it_is_exact",
            ),
            models.CheckConstraint(
                condition=Q(location_type="virtual", place=None, precision="", address_1="")
                | (Q(location_type="physical", place__isnull=False) & ~Q(precision="")),
                name="a_physical_place_is_somewhere_and_a_virtual_one_nowhere",
            ),
            models.CheckConstraint(
                condition=Q(latitude=None) | Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="a_location_is_on_earth",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place or 'remote'} ({self.precision or self.location_type})"


class Accessibility(models.Model):
    """HSDS accessibility: a feature the place has or lacks; no row means that it is not known."""

    location = models.ForeignKey(Location, on_delete=models.CASCADE, related_name="accessibility")
    feature = models.CharField(max_length=30, choices=[("wheelchair", "wheelchair")])
    present = models.BooleanField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["location", "feature"], name="a_feature_once")]
