"""Reads what is made of listings: one statement per table, plain rows, however many services there are.

Cards are made of it, and what is sent as HSDS (`directory.signals.listings_rebuilt`).
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection

from directory.cards.rows import Read, Rows
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
)
from places.models import Place

SERVICES = Read(
    Service.public.all,
    "pk", "organization_id", "organization__website", "kind", "status", "assurance", "assured_date", "assured_method",
    "called_for_on", "source_date", "capacity", "capacity_until", "capacity_said_on", "url", "emails", "women_staff",
    "children_may_come", "accepts_minors", "reachable_by_text", "child_protection_lead",
    by="pk",
)  # fmt: skip
LISTINGS = Read(
    lambda: ServiceAtLocation.public.order_by("pk"),
    "service_id", "pk", "always_open", "location_id", "location__location_type", "location__place__ancestors",
    "location__place__country", "location__precision", "location__confidential", "location__address_1",
    "location__postal_code", "location__latitude", "location__longitude", "location__timezone",
    by="service_id",
)  # fmt: skip
LISTING = Read(LISTINGS.query, *LISTINGS.fields, by="pk")
WAYS = Read(
    lambda: ReachedThrough.objects.order_by("pk"),
    *("service_id", "published", "dial", "label", "helpline_id"),
    by="service_id",
)
TERMS_OF = Read(Service.terms.through.objects.all, "service_id", "taxonomyterm_id", by="service_id")
PHONES = Read(Phone.objects.all, "service_id", "published", "dial", "kind", "label", by="service_id")
LANGUAGES = Read(lambda: Language.objects.order_by("code"), "service_id", "code", by="service_id")
COSTS = Read(lambda: CostOption.objects.order_by("pk"), "service_id", "free", "option", by="service_id")
AREAS = Read(
    lambda: ServiceArea.objects.order_by("place__number"),
    *("service_id", "place_id", "place__number", "place__path", "place__name"),
    by="service_id",
)
FEATURES = Read(
    lambda: Accessibility.objects.order_by("feature"), "location_id", "feature", "present", by="location_id"
)
SCHEDULES = Read(
    Schedule.objects.all,
    *("service_at_location_id", "kind", "weekday", "opens_at", "closes_at", "valid_from", "valid_to"),
    by="service_at_location_id",
)
TEXT = ("of_id", "field", "language", "text", "review")
SERVICE_TEXTS = Read(lambda: ServiceText.objects.order_by("language"), *TEXT, by="of_id")
ORGANIZATION_TEXTS = Read(lambda: OrganizationText.objects.order_by("language"), *TEXT, by="of_id")
# A row for each text of a word.
TERM = (
    *("pk", "slug", "number", "parent_id", "taxonomy_id", "taxonomy__slug", "taxonomy__name"),
    *("texts__field", "texts__language", "texts__text"),
)
ALL_TERMS = Read(lambda: TaxonomyTerm.objects.order_by("position", "number", "texts__pk"), *TERM)
TERMS = Read(ALL_TERMS.query, *TERM, by="pk")
PLACE = tuple(column.attname for column in Place._meta.concrete_fields if column.attname != "ecef")
PLACES = Read(Place.objects.all, *PLACE, by="number")
PUBLISHED = Read(Service.public.all, "pk", by="pk")


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
    places: dict[int, Place]  # by Place.number: around the listings, and those they serve
    terms: dict[UUID, Term]  # those that the services have, in their order
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
    services = {row.pk: row for row in SERVICES.of(ids)}
    listings = LISTINGS.grouped(services)
    return _gathered(services, listings, SCHEDULES.grouped([row.pk for rows in listings.values() for row in rows]))


def gather_at(pk: UUID) -> Gathered | None:
    """Read what the public may know of one service at one location, but its hours, which its card has; else None."""
    listings = LISTING.grouped([pk])
    services = {row.pk: row for row in SERVICES.of(listings)}
    return _gathered(services, listings, defaultdict(list)) if services else None


def _gathered(services: dict[UUID, Any], listings: Rows, schedules: Rows) -> Gathered:
    at = [row for rows in listings.values() for row in rows]
    ways = WAYS.grouped(services)
    helplines = {row.helpline_id for rows in ways.values() for row in rows if row.helpline_id}
    term_ids, areas = TERMS_OF.grouped(services), AREAS.grouped(services)
    around = {number for row in at for number in row.location__place__ancestors or ()}
    return Gathered(
        listings=listings,
        services=services,
        places=_places(around.union(row.place__number for rows in areas.values() for row in rows)),
        terms=read_terms({row.taxonomyterm_id for rows in term_ids.values() for row in rows}),
        organization_texts=ORGANIZATION_TEXTS.grouped({row.organization_id for row in services.values()}),
        texts=SERVICE_TEXTS.grouped(services.keys() | helplines),
        term_ids=term_ids,
        phones=PHONES.grouped(services),
        ways=ways,
        languages=LANGUAGES.grouped(services),
        costs=COSTS.grouped(services),
        areas=areas,
        features=FEATURES.grouped({row.location_id for row in at}),
        schedules=schedules,
        public_helplines=frozenset(row.pk for row in PUBLISHED.of(helplines)),
    )


def read_terms(among: Collection[UUID] | None = None) -> dict[UUID, Term]:
    """Return words of the taxonomies by id (all when None), in their order."""
    words: dict[UUID, list[Any]] = {}
    texts: dict[tuple[str, UUID], dict[str, str]] = defaultdict(dict)
    for pk, *word, name, language, text in ALL_TERMS.of() if among is None else TERMS.of(among):
        words[pk] = word
        texts[name, pk][language] = text
    return {pk: Term._make([*word, texts["name", pk], texts["description", pk]]) for pk, word in words.items()}


def _places(numbers: Iterable[int]) -> dict[int, Place]:
    return {row.number: Place.from_db(connection.alias, PLACE, row) for row in PLACES.of(set(numbers))}
