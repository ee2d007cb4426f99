"""Ready cards of listings that were asked for by their name or number."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from directory.models import Card
from directory.search import Found, ReadyCard
from directory.search.found import opening_of


def find_named(listings: Sequence[UUID], *, language: str, at: datetime) -> tuple[Found, ...]:
    """Return the cards of these service-at-locations, in their order; one statement, none for no listing."""
    if not listings:
        return ()
    rows = Card.objects.filter(service_at_location__in=listings, language=language)
    cards = {row.service_at_location_id: row for row in rows}
    minute = at.replace(second=0, microsecond=0)
    return tuple(
        Found(_ready(cards[pk]), None, opening_of(cards[pk].hours, minute), minute, language)
        for pk in listings
        if pk in cards
    )


def _ready(card: Card) -> ReadyCard:
    """Return a stored card as a search returns it; it is not measured from anywhere."""
    return ReadyCard(
        id=card.service_at_location_id,
        latitude=card.latitude,
        longitude=card.longitude,
        precision=card.precision,
        place=card.place,
        place_name=card.place_name,
        hours=card.hours,
        ready=card.html,
        shares_place=True,
        chord_m=0.0,
    )
