"""Says where stored cards differ from what they should be."""

from collections.abc import Iterator
from itertools import islice
from uuid import UUID

from directory.cards import changes
from directory.cards.reading import gather
from directory.cards.rebuild import BATCH, all_ids, made_cards
from directory.cards.storing import FACTS
from directory.models import Card
from directory.signals import listings_checked


def differences() -> Iterator[str]:
    """Yield one line for every card that is missing, stale, or differs, and for what else is made of listings."""
    ids = all_ids()
    while batch := list(islice(ids, BATCH)):
        yield from differences_of(batch)


def differences_of(ids: list[UUID]) -> Iterator[str]:
    """Yield the same for the cards of some services."""
    read = gather(ids)
    right = {_key(card): card for card in made_cards(ids, read)}
    stored = {_key(card): card for card in Card.objects.filter(service_at_location__service__in=ids)}
    for key in sorted(right.keys() | stored.keys()):
        if key not in stored:
            yield f"{_said(key)}: missing"
        elif key not in right:
            yield f"{_said(key)}: should not be there"
        elif wrong := [name for name in FACTS if getattr(right[key], name) != getattr(stored[key], name)]:
            yield f"{_said(key)}: differs in {', '.join(wrong)}"
    for pk in changes.untold(ids, read.services):
        yield f"change {pk}: differs"
    for _receiver, lines in listings_checked.send(sender=Card, ids=ids, read=read):
        yield from lines or ()


def _key(card: Card) -> tuple[str, str]:
    return str(card.service_at_location_id), card.language


def _said(key: tuple[str, str]) -> str:
    return f"card {key[0]} ({key[1]})"
