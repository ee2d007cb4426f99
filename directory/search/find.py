"""From a question to its answer: helplines on top, then the nearest centres."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from directory.search.asked import Asked, asked
from directory.search.found import Distance, Found, ReadyCard, opening_of, positions
from directory.search.lines import lines
from directory.search.nearest import Measured, nearest
from directory.search.opening import Opening, opened
from directory.search.statements import COVERING, HTML
from directory.search.value import Search
from places.geo import distances_m
from places.prepared import array

# Nobody turns that many pages: beyond, a page is empty, and asking for it costs nothing.
REACH = 1000


@dataclass(frozen=True, slots=True)
class Results:
    """The answer to a search; `search.place` is what its words are about, the nearest city to a bare position.

    `widened`: nothing is as near as she asked, or inside the province she named; the next nearest stand here.
    """

    search: Search
    helplines: tuple[Found, ...]
    results: tuple[Found, ...]
    widened: bool
    has_more: bool


def find(search: Search, *, at: datetime, form: str = HTML) -> Results:
    """Answer a search as of `at` (an aware moment), with cards in one of FORMS.

    Costs one statement, and further ones only for help from afar, or where the first did not find enough.
    """
    start = (search.page - 1) * search.limit
    end = min(start + search.limit, REACH)
    if search.remote or start >= end:
        return _afar(asked(search, at, form), start, end)
    return _near(opened(search, at, form, end + 1), start, end)


def _near(opening: Opening, start: int, end: int) -> Results:
    """Answer with places to go to; one more than the page is fetched, to know whether there is a next page."""
    question = opening.asked
    measured, widened = _as_near_as_asked(opening, end + 1)
    results = _found(question, measured[start:end])
    has_more = end < min(len(measured), REACH)
    return Results(question.search, question.from_afar(opening.lines), results, widened, has_more)


def _as_near_as_asked(opening: Opening, count: int) -> tuple[list[Measured], bool]:
    """Return the nearest within what she asked for; when there is nothing, the next nearest and True."""
    question, search = opening.asked, opening.asked.search
    measured = nearest(question, count, opening.tags, opening.cards)
    if search.is_wide:
        return (measured, False) if measured else _widened(nearest(question, count, search.tags()))
    if search.within_km is None:
        return measured, False
    within = [found for found in measured if found.metres <= search.within_km * 1000]
    return (within, False) if within else _widened(measured)


def _widened(measured: list[Measured]) -> tuple[list[Measured], bool]:
    return measured, bool(measured)


def _afar(question: Asked, start: int, end: int) -> Results:
    """Answer with help by phone or online that covers the place; the helplines are among it."""
    if start >= end:
        return Results(question.search, question.from_afar(lines(question)), (), False, False)
    fitting = array(question.search.tags())
    cards = question.cards(COVERING, fitting=fitting, offset=start, most=end - start + 1)
    results = question.from_afar(cards[: end - start])
    has_more = len(cards) > len(results) and end < REACH
    top = () if results else question.from_afar(lines(question))
    return Results(question.search, top, results, False, has_more)


def _found(question: Asked, measured: Sequence[Measured]) -> tuple[Found, ...]:
    """Put distance and opening to the cards."""
    cards = [found.card for found in measured]
    away = _between_places(question, cards)
    at, language, is_wide = question.at, question.search.language, question.search.is_wide
    openings = {hours: opening_of(hours, at) for hours in {card.hours for card in cards}}
    return tuple(
        Found(found.card, _distance(found, away, is_wide=is_wide), openings[found.card.hours], at, language)
        for found in measured
    )


def _between_places(question: Asked, cards: Sequence[ReadyCard]) -> dict[UUID, float]:
    """Return by card how many metres its place is from the person's, where that is what will be said."""
    elsewhere = [card for card in cards if card.precision != "exact" and not card.shares_place]
    if not elsewhere:
        return {}
    return dict(
        zip((card.id for card in elsewhere), distances_m(question.place_point, *positions(elsewhere)), strict=True)
    )


def _distance(found: Measured, away: Mapping[UUID, float], *, is_wide: bool) -> Distance | None:
    """Say metres to an exact point, whole kilometres between places; nothing inside a province that she named."""
    card = found.card
    if is_wide and card.shares_place:
        return None
    if card.precision == "exact":
        return Distance(card.precision, round(found.metres), None, card.shares_place)
    about = 0 if card.shares_place else max(1, round(away[card.id] / 1000))
    return Distance(card.precision, None, about, card.shares_place)
