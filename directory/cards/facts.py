"""What a card says of one service at one place, in one language."""

from dataclasses import dataclass
from uuid import UUID

from directory.hours import Hours
from directory.models import Assurance, Service, ServiceAtLocation, TaxonomyTerm, VettingState


@dataclass(frozen=True, slots=True, kw_only=True)
class CardFacts:
    """Everything public that a card shows; the template `directory/card.html` and the JSON are made of it."""

    id: UUID
    url: str
    name: str
    name_lang: str
    organization: str
    kind: str
    needs: tuple[tuple[str, str], ...]
    phones: tuple[tuple[str, str, str, str], ...]
    reached_through: tuple[tuple[str, str, str], ...]
    place_name: str
    precision: str
    free: bool
    languages: tuple[str, ...]
    assurance: str
    source_date: str
    always_open: bool
    hours: Hours | None


def facts_of(listing: ServiceAtLocation, language: str, *, place_name: str, hours: Hours | None) -> CardFacts:
    """Return the facts of a listing whose relations are prefetched (`directory.cards.reading`)."""
    service = listing.service
    name = service.text("name", language)
    return CardFacts(
        id=listing.pk,
        url=f"/{language}/centres/{listing.pk}/",
        name=name.text if name else "",
        name_lang=name.language if name else "en",
        organization=service.organization.said("name", language),
        kind=service.kind,
        needs=tuple((term.slug, term.said("name", language)) for term in needs_of(service)),
        phones=tuple((row.published, row.dial, row.kind, row.label) for row in service.phones.all()),
        reached_through=_ways(service, language),
        place_name=place_name,
        precision=listing.location.precision,
        free=is_free(service),
        languages=tuple(sorted(row.code for row in service.languages.all())),
        assurance=service.assurance,
        source_date=_date_of(service),
        always_open=listing.always_open,
        hours=hours,
    )


def needs_of(service: Service) -> list[TaxonomyTerm]:
    """Return the service's needs in the order of their taxonomy."""
    terms = [term for term in service.terms.all() if term.taxonomy.slug == "need"]
    return sorted(terms, key=lambda term: (term.position, term.number))


def is_free(service: Service) -> bool:
    """Tell whether the service is published as free."""
    return any(row.free for row in service.cost_options.all())


def _date_of(service: Service) -> str:
    if service.assurance == Assurance.CONFIRMED and service.assured_date:
        return service.assured_date.isoformat()
    return service.source_date


def _ways(service: Service, language: str) -> tuple[tuple[str, str, str], ...]:
    """Return the lines that lead here; a helpline is named only when it is itself public."""
    return tuple(
        (row.dial, row.label, _public_name(row.helpline, language))
        for row in sorted(service.reached_through.all(), key=lambda row: row.pk)
    )


def _public_name(helpline: Service | None, language: str) -> str:
    if helpline is None or helpline.vetting_state != VettingState.PUBLISHED:
        return ""
    return helpline.said("name", language)
