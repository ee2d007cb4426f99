"""Reads published services with everything that their cards need: a dozen statements, however many services."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Prefetch

from directory.models import Service, ServiceArea, ServiceAtLocation, Status, TaxonomyTerm
from places.models import Place

RELATED = (
    "texts",
    "organization__texts",
    Prefetch("terms", TaxonomyTerm.objects.select_related("taxonomy").prefetch_related("texts")),
    "phones",
    "reached_through__helpline__texts",
    "languages",
    "cost_options",
    Prefetch("areas", ServiceArea.objects.select_related("place")),
    Prefetch("service_at_locations", ServiceAtLocation.public.select_related("location__place").order_by("pk")),
    "service_at_locations__location__accessibility",
    "service_at_locations__schedules",
)


def read_services(ids: Collection[UUID]) -> list[Service]:
    """Return the public, active services among `ids`, in the order of `ids`."""
    found = Service.public.filter(pk__in=ids, status=Status.ACTIVE).select_related("organization")
    by_id = {service.pk: service for service in found.prefetch_related(*RELATED)}
    return [by_id[pk] for pk in ids if pk in by_id]


def read_places(services: Collection[Service]) -> dict[int, Place]:
    """Return the places of the services' locations and all above them, by number."""
    locations = (listing.location for service in services for listing in service.service_at_locations.all())
    numbers = {number for location in locations if location.place for number in location.place.ancestors}
    return {place.number: place for place in Place.objects.filter(number__in=numbers)}
