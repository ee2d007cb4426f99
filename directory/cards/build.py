"""Makes the cards of one service at one place."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Any

import orjson
from django.template.loader import get_template
from django.utils import timezone, translation

from directory.cards.facts import CardFacts, facts_of
from directory.cards.opening_hours import hours_of, may_open
from directory.cards.position import Position, public_position
from directory.cards.reading import Gathered
from directory.cards.tagging import areas_of, tags_of
from directory.cards.trust import trust_of
from directory.hours import Hours, to_json
from directory.models import Card, ServiceKind
from directory.models.card import LANGUAGES


def cards_of(listing: Any, read: Gathered) -> Iterator[Card]:
    """Yield the cards of a row of `Gathered.listings`, one per language."""
    position = public_position(listing, read.places)
    hours = hours_of(listing, read.schedules[listing.pk])
    common = _common(listing, read, position, hours)
    for language in LANGUAGES:
        place_name = position.place.said_in(language) if position else ""
        facts = facts_of(listing, read, language, place_name=place_name, hours=hours)
        yield Card(
            language=language, place_name=place_name, html=html_of(facts, language), json=json_of(facts), **common
        )


def _common(listing: Any, read: Gathered, position: Position | None, hours: Hours | None) -> dict[str, Any]:
    """Return what the cards of all languages share."""
    service, areas = read.services[listing.service_id], areas_of(listing, read)
    # A line that serves an area is found by the area: its office is no place to go to.
    is_line = service.kind == ServiceKind.HELPLINE and bool(areas)
    return {
        "service_at_location_id": listing.pk,
        "ecef": position.point.ecef if position and not is_line else None,
        "latitude": position.point.latitude if position else None,
        "longitude": position.point.longitude if position else None,
        "precision": listing.location__precision,
        "place": position.place.number if position else None,
        "ancestors": position.place.ancestors if position else [],
        "tags": tags_of(listing, read, position),
        "areas": areas,
        "trust": trust_of(service, timezone.localdate()),
        "own_phone": bool(read.phones[service.pk]),
        "fresh_on": fresh_on(service.assured_date, service.source_date),
        "hours": to_json(hours),
        "may_open": may_open(hours),
    }


def html_of(facts: CardFacts, language: str) -> str:
    """Return the card as HTML, with the slots for distance and opening."""
    with translation.override(language):
        needs = _needs(tuple(label for _slug, label in facts.needs), language)
        source = _source(str(facts.how_known), facts.source_date, language)
        return get_template("directory/card.html").render({"card": facts, "needs": needs, "source": source}).strip()


@lru_cache(maxsize=1024)
def _needs(labels: tuple[str, ...], language: str) -> str:
    """Say needs in the active language; many cards have the same ones."""
    return get_template("components/needs_said.html").render({"labels": labels})


@lru_cache(maxsize=4096)
def _source(how: str, date: str, language: str) -> str:
    """Say in the active language how and when it was known; many cards have the same."""
    return get_template("components/assurance.html").render({"how": how, "date": date})


def json_of(facts: CardFacts) -> str:
    """Return the card as a JSON object, without the keys that are known only when it is the answer to somebody."""
    ways = [{"dial": dial, "label": label, "name": name} for dial, label, name in facts.reached_through]
    return orjson.dumps(
        {
            "id": facts.id,
            "name": facts.name,
            "organization": facts.organization,
            "precision": facts.precision or None,
            "place": facts.place_name or None,
            "phones": [{"number": number, "dial": dial, "label": label} for number, dial, _, label in facts.phones],
            "reached_through": ways,
            "needs": [slug for slug, _label in facts.needs],
            "assurance": {"state": facts.assurance, "date": facts.source_date or None, "overdue": facts.is_overdue},
            "url": facts.url,
        }
    ).decode()


def fresh_on(assured: date | None, source: str) -> date:
    """Return the day we confirmed it, else the first day that the source's date may mean; `date.min` if unknown."""
    if assured:
        return assured
    year, month, day = (*source.split("-"), "", "")[:3]
    try:
        return date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return date.min
