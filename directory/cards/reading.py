"""Reads what cards are made of: one statement per table, plain rows, however many services there are."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from directory.models import (
    Accessibility,
    CostOption,
    Language,
    OrganizationText,
    Phone,
    ReachedThrough,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
    ServiceText,
    Status,
    TaxonomyTerm,
    TaxonomyTermText,
    VettingState,
)
from places.models import Place

Rows = dict[Hashable, list[Any]]

SERVICE = (
    "pk", "organization_id", "kind", "assurance", "assured_date", "assured_method", "called_for_on", "source_date",
    "accepts_minors", "capacity", "capacity_until",
)  # fmt: skip
LISTING = ("service_id", "pk", "always_open", "location_id")
LOCATION = ("place__ancestors", "precision", "latitude", "longitude", "timezone")
TEXT = ("of_id", "field", "language", "text")
SCHEDULE = ("service_at_location_id", "kind", "weekday", "opens_at", "closes_at", "valid_from", "valid_to")


class Term(NamedTuple):
    """A word of the taxonomy with its names by language."""

    slug: str
    number: int
    is_need: bool
    names: dict[str, str]


@dataclass(frozen=True, slots=True)
class Gathered:
    """Rows by what they belong to; each attribute says by which id."""

    listings: Rows  # by service; public ones of public, active services only
    services: dict[UUID, Any]
    places: dict[int, Place]  # by Place.number
    terms: dict[UUID, Term]
    organization_names: Rows  # by organization
    names: Rows  # by service, of helplines too
    term_ids: Rows  # by service, as the next five
    phones: Rows
    ways: Rows
    languages: Rows
    costs: Rows
    areas: Rows
    features: Rows  # by location
    schedules: Rows  # by service-at-location
    public_helplines: frozenset[UUID] = field(default_factory=frozenset)


def gather(ids: Collection[UUID]) -> Gathered:
    """Read everything that the cards of the public, active services among `ids` need."""
    services = {
        row.pk: row for row in Service.public.filter(pk__in=ids, status=Status.ACTIVE).values_list(*SERVICE, named=True)
    }
    of = {"service_id__in": list(services)}
    listings = _by_first(
        ServiceAtLocation.public.filter(**of).order_by("pk"), *LISTING, *(f"location__{name}" for name in LOCATION)
    )
    at = [row for rows in listings.values() for row in rows]
    ways = _by_first(ReachedThrough.objects.filter(**of).order_by("pk"), "service_id", "dial", "label", "helpline_id")
    helplines = {row.helpline_id for rows in ways.values() for row in rows if row.helpline_id}
    return Gathered(
        listings=listings,
        services=services,
        places=_places(number for row in at for number in row.location__place__ancestors or ()),
        terms=_terms(),
        organization_names=_names(OrganizationText.objects, {row.organization_id for row in services.values()}),
        names=_names(ServiceText.objects, services.keys() | helplines),
        term_ids=_by_first(Service.terms.through.objects.filter(**of), "service_id", "taxonomyterm_id"),
        phones=_by_first(Phone.objects.filter(**of), "service_id", "published", "dial", "kind", "label"),
        ways=ways,
        languages=_by_first(Language.objects.filter(**of).order_by("code"), "service_id", "code"),
        costs=_by_first(CostOption.objects.filter(**of), "service_id", "free"),
        areas=_by_first(ServiceArea.objects.filter(**of).order_by("place__number"), "service_id", "place__number"),
        features=_by_first(
            Accessibility.objects.filter(location_id__in={row.location_id for row in at}),
            *("location_id", "feature", "present"),
        ),
        schedules=_by_first(Schedule.objects.filter(service_at_location_id__in=[row.pk for row in at]), *SCHEDULE),
        public_helplines=_public(helplines),
    )


def _by_first(rows: QuerySet[Any], *fields: str) -> Rows:
    """Group rows by their first field, in the order of the query; an absent key has no rows."""
    grouped: Rows = defaultdict(list)
    for row in rows.values_list(*fields, named=True):
        grouped[row[0]].append(row)
    return grouped


def _names(texts: Any, ids: Collection[UUID]) -> Rows:
    return _by_first(texts.filter(of_id__in=ids, field="name"), *TEXT)


def _terms() -> dict[UUID, Term]:
    """Return all words of the taxonomies by id, in their order."""
    names: dict[UUID, dict[str, str]] = defaultdict(dict)
    for of_id, language, text in TaxonomyTermText.objects.filter(field="name").values_list("of_id", "language", "text"):
        names[of_id][language] = text
    rows = TaxonomyTerm.objects.order_by("position", "number").values_list("pk", "slug", "number", "taxonomy__slug")
    return {pk: Term(slug, number, taxonomy == "need", names[pk]) for pk, slug, number, taxonomy in rows}


def _places(numbers: Iterable[int]) -> dict[int, Place]:
    return {place.number: place for place in Place.objects.filter(number__in=set(numbers)).defer("ecef")}


def _public(services: Collection[UUID]) -> frozenset[UUID]:
    found = Service.public.filter(pk__in=services, vetting_state=VettingState.PUBLISHED)
    return frozenset(found.values_list("pk", flat=True))
