"""Nested serializers."""

from typing import Any

from django.utils import timezone
from rest_framework import serializers
from rest_framework_gis.serializers import GeoModelSerializer

from bench.textbook.models import Centre, Organization, Phone


class OrganizationSerializer(serializers.ModelSerializer[Organization]):
    """The body behind a centre."""

    class Meta:
        model = Organization
        fields = ("id", "name")


class PhoneSerializer(serializers.ModelSerializer[Phone]):
    """A number."""

    class Meta:
        model = Phone
        fields = ("number", "label")


class CentreSerializer(GeoModelSerializer):
    """A centre with what belongs to it; all of it is prefetched."""

    organization = OrganizationSerializer()
    phones = PhoneSerializer(many=True)
    needs: Any = serializers.SlugRelatedField(slug_field="slug", many=True, read_only=True)
    open_now = serializers.SerializerMethodField()
    distance_m = serializers.SerializerMethodField()

    class Meta:
        model = Centre
        fields = (
            *("id", "name", "organization", "point", "place", "assurance", "source_date", "phones", "needs"),
            *("open_now", "distance_m"),
        )

    def get_open_now(self, centre: Centre) -> bool | None:
        """Tell whether it is open by the clock of the server; None where no hours are known."""
        hours = list(centre.hours.all())
        if centre.always_open or not hours:
            return centre.always_open or None
        now = timezone.now()
        today = (one for one in hours if one.weekday == now.isoweekday())
        return any(one.opens_at <= now.time() < one.closes_at for one in today)

    def get_distance_m(self, centre: Any) -> int:
        """Return the distance in metres, as PostGIS has it."""
        return round(centre.distance.m)
