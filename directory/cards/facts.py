"""What a card says of one service at one place, in one language."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.functional import Promise

from directory.ageing import freshness_of
from directory.cards.reading import Gathered, Term
from directory.hours import Hours
from directory.models import Assurance, Capacity, Freshness
from directory.wording.assurance import assured_how


@dataclass(frozen=True, slots=True, kw_only=True)
class CardFacts:
    """Everything public that a card shows; the template `directory/card.html` and the JSON are made of it.

    needs: (slug, label); phones: (published, dial, kind, label); reached_through: (dial, label, name of the helpline).
    """

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
    is_overdue: bool
    how_known: Promise
    is_full: bool
    always_open: bool
    hours: Hours | None


def facts_of(listing: Any, read: Gathered, language: str, *, place_name: str, hours: Hours | None) -> CardFacts:
    """Return the facts of a row of `Gathered.listings`."""
    service, today = read.services[listing.service_id], timezone.localdate()
    is_overdue = freshness_of(service, today) == Freshness.OVERDUE
    name_lang, name = said(read.texts[service.pk], language)
    return CardFacts(
        id=listing.pk,
        url=f"/{language}/centres/{listing.pk}/",
        name=name,
        name_lang=name_lang,
        organization=said(read.organization_texts[service.organization_id], language)[1],
        kind=service.kind,
        needs=tuple((term.slug, label(term, language)) for term in terms_of(service.pk, read) if term.is_need),
        phones=tuple((row.published, row.dial, row.kind, row.label) for row in read.phones[service.pk]),
        reached_through=tuple(
            (row.dial, row.label, helpline_of(row.helpline_id, read, language)) for row in read.ways[service.pk]
        ),
        place_name=place_name,
        precision=listing.location__precision,
        free=is_free(service.pk, read),
        languages=tuple(row.code for row in read.languages[service.pk]),
        assurance=service.assurance,
        source_date=_date_of(service),
        is_overdue=is_overdue,
        how_known=assured_how(service.assured_method, is_overdue=is_overdue),
        is_full=is_full(service, today),
        always_open=listing.always_open,
        hours=hours,
    )


def said(texts: Iterable[Any], language: str, field: str = "name") -> tuple[str, str]:
    """Return (language, text) in the language, else in English, else in any; twice empty when there is no text."""
    rows = {row.language: row.text for row in texts if row.field == field}
    best = next((code for code in (language, "en", *rows) if code in rows), "")
    return best, rows.get(best, "")


def terms_of(service: UUID, read: Gathered) -> list[Term]:
    """Return the service's words in the order of the taxonomy."""
    ids = {row.taxonomyterm_id for row in read.term_ids[service]}
    return [term for pk, term in read.terms.items() if pk in ids]


def is_free(service: UUID, read: Gathered) -> bool:
    """Tell whether the service is published as free."""
    return any(row.free for row in read.costs[service])


def is_full(service: Any, today: date) -> bool:
    """Tell whether the service has said that it takes nobody new today."""
    until = service.capacity_until
    return bool(service.capacity == Capacity.FULL and (until is None or today <= until))


def label(term: Term, language: str) -> str:
    """Return the word's name in the language, else in English, else its slug."""
    return term.names.get(language) or term.names.get("en", term.slug)


def helpline_of(service: UUID | None, read: Gathered, language: str) -> str:
    """Name the helpline only when it is itself public."""
    return said(read.texts[service], language)[1] if service in read.public_helplines else ""


def _date_of(service: Any) -> str:
    """Return when it was confirmed, else how old its newest source is."""
    if service.assurance == Assurance.CONFIRMED and service.assured_date:
        return str(service.assured_date.isoformat())
    return str(service.source_date)
