"""Makes the cards of one service at one place."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import orjson
from django.template.loader import get_template
from django.utils import translation

from directory.cards import tags
from directory.cards.facts import CardFacts, facts_of, is_free
from directory.cards.opening_hours import hours_of, may_open
from directory.cards.position import Position, public_position
from directory.hours import to_json
from directory.models import Assurance, Card, Known, Service, ServiceAtLocation
from directory.models.card import LANGUAGES
from places.models import Place


def cards_of(listing: ServiceAtLocation, places: dict[int, Place]) -> Iterator[Card]:
    """Yield the cards of a listing, one per language; its relations are prefetched."""
    position = public_position(listing.location, places)
    hours = hours_of(listing)
    common = _common(listing, position)
    for language in LANGUAGES:
        place_name = position.place.said_in(language) if position else ""
        facts = facts_of(listing, language, place_name=place_name, hours=hours)
        yield Card(
            language=language, place_name=place_name, html=html_of(facts, language), json=json_of(facts), **common
        )


def _common(listing: ServiceAtLocation, position: Position | None) -> dict[str, Any]:
    """Return what the cards of all languages share."""
    service, hours = listing.service, hours_of(listing)
    return {
        "service_at_location": listing,
        "ecef": position.point.ecef if position else None,
        "latitude": position.point.latitude if position else None,
        "longitude": position.point.longitude if position else None,
        "precision": listing.location.precision,
        "place": position.place.number if position else None,
        "tags": tags_of(listing, position),
        "areas": areas_of(listing),
        "trust": int(service.assurance == Assurance.CONFIRMED),
        "own_phone": bool(service.phones.all()),
        "fresh_on": fresh_on(service),
        "hours": orjson.dumps(to_json(hours)).decode() if hours else "",
        "may_open": may_open(hours),
    }


def html_of(facts: CardFacts, language: str) -> str:
    """Return the card as HTML, with the slots for distance and opening."""
    with translation.override(language):
        return get_template("directory/card.html").render({"card": facts}).strip()


def json_of(facts: CardFacts) -> str:
    """Return the card as a JSON object without the keys that are known only at the answer."""
    return orjson.dumps(
        {
            "id": facts.id,
            "name": facts.name,
            "organization": facts.organization,
            "precision": facts.precision or None,
            "place": facts.place_name or None,
            "phones": [{"number": number, "dial": dial, "label": label} for number, dial, _, label in facts.phones],
            "reached_through": [
                {"dial": dial, "label": label, "name": name} for dial, label, name in facts.reached_through
            ],
            "needs": [slug for slug, _label in facts.needs],
            "assurance": {"state": facts.assurance, "date": facts.source_date or None},
            "url": facts.url,
        }
    ).decode()


def tags_of(listing: ServiceAtLocation, position: Position | None) -> list[int]:
    """Return every tag by which the listing can be filtered."""
    service = listing.service
    return tags.tag_set(
        (term.number for term in service.terms.all()),
        (tags.language_tag(row.code) for row in service.languages.all() if tags.is_language(row.code)),
        (tags.place_tag(number) for number in position.place.ancestors) if position else (),
        (flag for flag, is_set in _flags(listing) if is_set),
    )


def _flags(listing: ServiceAtLocation) -> tuple[tuple[int, bool], ...]:
    service, features = listing.service, listing.location.accessibility.all()
    return (
        (tags.FREE, is_free(service)),
        (tags.ACCESSIBLE, any(row.feature == "wheelchair" and row.present for row in features)),
        (tags.REMOTE, is_remote(listing)),
        (tags.ACCEPTS_MINORS, service.accepts_minors == Known.YES),
        (tags.ALWAYS_OPEN, listing.always_open),
        (tags.HOURS_KNOWN, hours_of(listing) is not None),
    )


def is_remote(listing: ServiceAtLocation) -> bool:
    """Tell whether help is given by phone or online: a line, or a service without a place."""
    return listing.location.place is None or any(term.slug == "helpline" for term in listing.service.terms.all())


def areas_of(listing: ServiceAtLocation) -> list[int]:
    """Return the numbers of the places that the listing serves from afar."""
    return sorted(row.place.number for row in listing.service.areas.all()) if is_remote(listing) else []


def fresh_on(service: Service) -> date:
    """Return the day we confirmed it, else the first day that its newest source may mean; `date.min` when unknown."""
    if service.assured_date:
        return service.assured_date
    year, month, day = (*service.source_date.split("-"), "", "")[:3]
    try:
        return date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return date.min
