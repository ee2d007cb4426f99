"""Nested serializers that say the same as the project's cards."""

from typing import Any

from rest_framework import serializers

from bench.peers.opening import is_open
from bench.peers.reading import Found
from directory.cards.tags import NEEDS
from directory.models import Phone, ReachedThrough, Service, TaxonomyTerm
from places.models import Place


class AskedSerializer(serializers.Serializer[Any]):
    """What is asked."""

    latitude = serializers.FloatField(min_value=-90, max_value=90)
    longitude = serializers.FloatField(min_value=-180, max_value=180)
    need = serializers.MultipleChoiceField(choices=list(NEEDS), default=set)
    limit = serializers.IntegerField(min_value=1, max_value=50, default=10)


class PlaceSerializer(serializers.ModelSerializer[Place]):
    """A place of the gazetteer."""

    class Meta:
        model = Place
        fields = ("id", "name", "name_ur", "kind", "latitude", "longitude", "path")


class PhoneSerializer(serializers.ModelSerializer[Phone]):
    """A number."""

    number = serializers.CharField(source="published")

    class Meta:
        model = Phone
        fields = ("number", "dial", "label")


class ReachedThroughSerializer(serializers.ModelSerializer[ReachedThrough]):
    """A line that leads to the service."""

    name = serializers.SerializerMethodField()

    class Meta:
        model = ReachedThrough
        fields = ("dial", "label", "name")

    def get_name(self, row: ReachedThrough) -> str:
        """Return the helpline's name."""
        return row.helpline.said("name", self.context["language"]) if row.helpline else ""


class AssuranceSerializer(serializers.ModelSerializer[Service]):
    """Whether it was confirmed, and when."""

    state = serializers.CharField(source="assurance")
    date = serializers.CharField(source="source_date")

    class Meta:
        model = Service
        fields = ("state", "date")


class FoundSerializer(serializers.Serializer[Any]):
    """One thing found."""

    id = serializers.UUIDField(source="listing.pk")
    name = serializers.SerializerMethodField()
    organization = serializers.SerializerMethodField()
    precision = serializers.CharField(source="listing.location.precision")
    place = serializers.CharField(source="listing.location.place.name", default=None)
    phones = PhoneSerializer(source="listing.service.phones", many=True)
    reached_through = ReachedThroughSerializer(source="listing.service.reached_through", many=True)
    needs = serializers.SlugRelatedField[TaxonomyTerm](
        source="listing.service.terms", slug_field="slug", many=True, read_only=True
    )
    assurance = AssuranceSerializer(source="listing.service")
    url = serializers.SerializerMethodField()
    open_now = serializers.SerializerMethodField()

    def to_representation(self, instance: Found) -> dict[str, Any]:
        """Add the distance, which only some have."""
        said: dict[str, Any] = super().to_representation(instance)
        if instance.metres is not None and instance.listing.location.precision == "exact":
            return said | {"distance_m": round(instance.metres)}
        if instance.metres is not None:
            said["distance_km_about"] = 0 if instance.shares_place else max(1, round(instance.metres / 1000))
        return said

    def get_name(self, found: Found) -> str:
        """Return the name in the language of the answer."""
        return found.listing.service.said("name", self.context["language"])

    def get_organization(self, found: Found) -> str:
        """Return the name of the body behind it."""
        return found.listing.service.organization.said("name", self.context["language"])

    def get_url(self, found: Found) -> str:
        """Return the path of its page."""
        return f"/{self.context['language']}/centres/{found.listing.pk}/"

    def get_open_now(self, found: Found) -> bool | None:
        """Tell whether it is open, where its hours are known."""
        return is_open(found.listing, self.context["at"])
