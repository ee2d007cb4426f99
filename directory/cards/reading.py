"""Reads what is made of listings: one statement per table, plain rows, however many services there are.

Cards are made of it, and what is sent as HSDS (`directory.signals.listings_rebuilt`).
"""

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
    TaxonomyTerm,
    TaxonomyTermText,
    VettingState,
)
from places.models import Place

Rows = dict[Hashable, list[Any]]

SERVICE = (
    "pk", "organization_id", "organization__website", "kind", "status", "assurance", "assured_date", "assured_method",
    "called_for_on", "source_date", "capacity", "capacity_until", "capacity_said_on", "url", "emails", "women_staff",
    "children_may_come", "accepts_minors", "reachable_by_text", "child_protection_lead",
)  # fmt: skip
LISTING = ("service_id", "pk", "always_open", "location_id")
LOCATION = (
    "location_type", "place__ancestors", "place__country", "precision", "confidential", "address_1", "postal_code",
    "latitude", "longitude", "timezone",
)  # fmt: skip
TEXT = ("of_id", "field", "language", "text", "review")
WAY = ("service_id", "published", "dial", "label", "helpline_id")
AREA = ("service_id", "place_id", "place__number", "place__path", "place__name")
SCHEDULE = ("service_at_location_id", "kind", "weekday", "opens_at", "closes_at", "valid_from", "valid_to")


TERM = ("slug", "number", "parent_id", "taxonomy_id", "taxonomy__slug", "taxonomy__name")


class Term(NamedTuple):
    """A word of the taxonomy with its names and descriptions by language."""

    slug: str
    number: int
    parent_id: UUID | None
    taxonomy_id: UUID
    taxonomy: str
    taxonomy_name: str
    names: dict[str, str]
    descriptions: dict[str, str]

    @property
    def is_need(self) -> bool:
        """Say whether it is what somebody needs; else it is for whom."""
        return self.taxonomy == "need"


@dataclass(frozen=True, slots=True)
class Gathered:
    """Rows by what they belong to; each attribute says by which id."""

    listings: Rows  # by service
    services: dict[UUID, Any]  # the public ones
    places: dict[int, Place]  # by Place.number
    terms: dict[UUID, Term]
    organization_texts: Rows  # by organization
    texts: Rows  # by service; of helplines that lead to one of them too
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
    """Read everything that the public may know of the public services among `ids`."""
    services = {row.pk: row for row in Service.public.filter(pk__in=ids).values_list(*SERVICE, named=True)}
    of = {"service_id__in": list(services)}
    listings = _by_first(
        ServiceAtLocation.public.filter(**of).order_by("pk"), *LISTING, *(f"location__{name}" for name in LOCATION)
    )
    at = [row for rows in listings.values() for row in rows]
    ways = _by_first(ReachedThrough.objects.filter(**of).order_by("pk"), *WAY)
    helplines = {row.helpline_id for rows in ways.values() for row in rows if row.helpline_id}
    return Gathered(
        listings=listings,
        services=services,
        places=_places(number for row in at for number in row.location__place__ancestors or ()),
        terms=read_terms(),
        organization_texts=read_texts(OrganizationText.objects, {row.organization_id for row in services.values()}),
        texts=read_texts(ServiceText.objects, services.keys() | helplines),
        term_ids=_by_first(Service.terms.through.objects.filter(**of), "service_id", "taxonomyterm_id"),
        phones=_by_first(Phone.objects.filter(**of), "service_id", "published", "dial", "kind", "label"),
        ways=ways,
        languages=_by_first(Language.objects.filter(**of).order_by("code"), "service_id", "code"),
        costs=_by_first(CostOption.objects.filter(**of).order_by("pk"), "service_id", "free", "option"),
        areas=_by_first(ServiceArea.objects.filter(**of).order_by("place__number"), *AREA),
        features=_by_first(
            Accessibility.objects.filter(location_id__in={row.location_id for row in at}).order_by("feature"),
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


def read_texts(texts: Any, ids: Collection[UUID]) -> Rows:
    """Return all texts of some things, in every language, by the thing's id."""
    return _by_first(texts.filter(of_id__in=ids).order_by("language"), *TEXT)


def read_terms() -> dict[UUID, Term]:
    """Return all words of the taxonomies by id, in their order."""
    texts: dict[tuple[str, UUID], dict[str, str]] = defaultdict(dict)
    for of_id, name, language, text in TaxonomyTermText.objects.values_list("of_id", "field", "language", "text"):
        texts[name, of_id][language] = text
    rows: Iterable[tuple[Any, ...]] = TaxonomyTerm.objects.order_by("position", "number").values_list("pk", *TERM)
    return {pk: Term._make([*said, texts["name", pk], texts["description", pk]]) for pk, *said in rows}


def _places(numbers: Iterable[int]) -> dict[int, Place]:
    return {place.number: place for place in Place.objects.filter(number__in=set(numbers)).defer("ecef")}


def _public(services: Collection[UUID]) -> frozenset[UUID]:
    found = Service.public.filter(pk__in=services, vetting_state=VettingState.PUBLISHED)
    return frozenset(found.values_list("pk", flat=True))
