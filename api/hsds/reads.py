"""The rows behind the HSDS doors: published services, with what their objects need in a fixed number of statements."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from api.hsds.writing.background import Background
from api.hsds.writing.taxonomy import lexicon
from api.reading import Reader, identifier, moment, words
from directory.models import Service, ServiceAtLocation, ServiceText, TaxonomyTerm
from places.models import Place

SLIM = ("texts", "organization__texts", "reached_through")
FULL = (*SLIM, "phones", "languages", "cost_options", "areas__place", "terms")


@dataclass(frozen=True, slots=True)
class Filter:
    """What a list of services is narrowed to; all that is said must hold."""

    search: str = ""
    taxonomy_term_id: UUID | None = None
    taxonomy_id: UUID | None = None
    organization_id: UUID | None = None
    modified_after: datetime | None = None


def read_filter(reader: Reader) -> Filter:
    """Return the filter that the parameters ask for."""
    return Filter(
        search=reader.take("search", words, ""),
        taxonomy_term_id=reader.take("taxonomy_term_id", identifier, None),
        taxonomy_id=reader.take("taxonomy_id", identifier, None),
        organization_id=reader.take("organization_id", identifier, None),
        modified_after=reader.take("modified_after", moment, None),
    )


def services(narrow: Filter) -> QuerySet[Service]:
    """Return the published services that `narrow` leaves, in an order that stays while people page."""
    asked = {
        "terms": narrow.taxonomy_term_id,
        "organization": narrow.organization_id,
        "last_modified__gte": narrow.modified_after,
    }
    found = Service.public.filter(**{name: value for name, value in asked.items() if value})
    if narrow.taxonomy_id:
        found = found.filter(terms__taxonomy=narrow.taxonomy_id).distinct()
    if narrow.search:
        found = found.filter(pk__in=saying(narrow.search))
    return found.select_related("organization").order_by("pk")


def saying(search: str) -> QuerySet[ServiceText, UUID]:
    """Return the keys of services whose public name or description holds `search`."""
    public = ServiceText.objects.filter(field__in=("name", "description"), text__icontains=search)
    return public.values_list("of", flat=True)


def slim(found: QuerySet[Service]) -> QuerySet[Service]:
    """Fetch what a slim object says."""
    return found.prefetch_related(*SLIM)


def full(found: QuerySet[Service]) -> QuerySet[Service]:
    """Fetch what a full object says."""
    places = ServiceAtLocation.public.select_related("location__place", "service").prefetch_related(
        "schedules", "location__accessibility", "service__texts"
    )
    return found.prefetch_related(*FULL, Prefetch("service_at_locations", queryset=places.order_by("pk")))


def background_of(found: Sequence[Service]) -> Background:
    """Return what full objects of these services share, in three statements."""
    numbers = {number for service in found for place in places_of(service) for number in place.ancestors}
    places = {place.number: place for place in Place.objects.filter(number__in=numbers)}
    return Background(places, lexicon(TaxonomyTerm.objects.select_related("taxonomy").prefetch_related("texts")))


def places_of(service: Service) -> Iterable[Place]:
    """Return the places that the service is given at."""
    rows = service.service_at_locations.all()
    return (row.location.place for row in rows if row.location.place is not None)
