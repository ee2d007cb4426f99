"""The nearest cards in exact order: fetched by the chord through the Earth, measured on the ellipsoid."""

from collections.abc import Sequence
from datetime import datetime
from operator import attrgetter
from typing import Any, NamedTuple

from directory.cards.opening_hours import minute_of_week
from directory.search.asked import Asked
from directory.search.found import ReadyCard, positions
from directory.search.statements import CANDIDATES, CHOSEN, NEAREST, NEAREST_OPEN
from directory.search.value import Search
from places.geo import certain_chord_m, distances_m
from places.prepared import array

# More than asked for, so that neighbours whose chords and geodesics disagree are there to be measured.
SLACK = 8
# Centres whose distances differ by less are not told apart where a fetched list ends.
NEGLIGIBLE_M = 0.01
# How many are looked at first where all that can be among the nearest must be measured: mostly it is enough.
FAR = 128
# How many centres with known hours are looked through for those that are open.
OPEN_BOUND = 10_000


class Measured(NamedTuple):
    """A card and its geodesic distance from where the search starts."""

    card: ReadyCard
    metres: float


_METRES = attrgetter("metres")


def nearest(
    asked: Asked, count: int, tags: Sequence[int], fetched: Sequence[ReadyCard] | None = None
) -> list[Measured]:
    """Return the `count` nearest cards with these tags, in exact order; fewer when there are no more.

    `fetched` is what the first statement brought of them. A sort keeps the order of the statement among equal
    distances: trust, own phone, freshness, key.
    """
    cards, are_all = _fetched(asked, count, tags, fetched)
    measured = _measured(asked, cards)
    if are_all or _is_certain(cards, measured[:count]):
        return measured[:count]
    return _measured_far(asked, count, tags, max(found.card.chord_m for found in measured[:count]))


def statement_for(search: Search) -> str:
    """Return the statement that fetches centres for a search."""
    return NEAREST_OPEN if search.open_now else NEAREST


def values_for(search: Search, at: datetime, tags: Sequence[int], limit: int) -> dict[str, Any]:
    """Return what that statement takes besides the place: `limit` is what it fetches at most."""
    more = {"minute": minute_of_week(at), "bound": OPEN_BOUND} if search.open_now else {}
    return {"tags": array(tags), "limit": limit, **more}


def _fetched(
    asked: Asked, count: int, tags: Sequence[int], first: Sequence[ReadyCard] | None
) -> tuple[list[ReadyCard], bool]:
    """Return at least `count` cards by chord, and whether there are no others."""
    limit = count + SLACK
    cards = first
    while True:
        if cards is None:
            cards = asked.cards(statement_for(asked.search), **values_for(asked.search, asked.at, tags, limit))
        fitting = [card for card in cards if asked.is_open(card.hours)] if asked.search.open_now else list(cards)
        if len(cards) < limit or len(fitting) >= count:
            return fitting, len(cards) < limit
        cards, limit = None, limit * 4


def _measured(asked: Asked, cards: Sequence[ReadyCard]) -> list[Measured]:
    metres = distances_m(asked.origin, *positions(cards))
    return sorted(map(Measured, cards, metres), key=_METRES)


def _is_certain(cards: Sequence[ReadyCard], chosen: Sequence[Measured]) -> bool:
    """Tell whether nothing that was not fetched can be nearer than what was chosen."""
    chord = max(found.card.chord_m for found in chosen)
    certain = certain_chord_m(chord)
    return cards[-1].chord_m > certain or certain - chord < NEGLIGIBLE_M


def _measured_far(asked: Asked, count: int, tags: Sequence[int], chord: float) -> list[Measured]:
    """Measure everything that can be among the nearest, then fetch the cards of those that are."""
    rows = [row for row in _candidates(asked, tags, certain_chord_m(chord)) if asked.is_open(row[3])]
    metres = distances_m(asked.origin, (row[1] for row in rows), (row[2] for row in rows))
    first = sorted(range(len(rows)), key=metres.__getitem__)[:count]
    cards = asked.cards(CHOSEN, ids=array(rows[index][0] for index in first))
    return [Measured(card, metres[index]) for card, index in zip(cards, first, strict=True)]


def _candidates(asked: Asked, tags: Sequence[int], chord: float) -> list[tuple[Any, ...]]:
    """Return id, latitude, longitude and hours of every card within a chord; it is all of them when fewer come."""
    limit = FAR
    while True:
        rows = asked.run(CANDIDATES, tags=array(tags), chord=chord, limit=limit)
        if len(rows) < limit:
            return rows
        limit *= 2
