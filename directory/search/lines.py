"""The helplines for a place. They are few and stand on top of every answer, so a worker keeps those of each area.

What is kept is the directory's own, never a question. It stands for one state of the catalogue and the gazetteer,
which the first statement of every search reads (`MARK`); in another state it is read anew.
"""

from collections.abc import Iterable
from typing import Final, NamedTuple
from uuid import UUID

from directory import sandbox
from directory.search.asked import Asked
from directory.search.found import ReadyCard
from directory.search.statements import LINES
from places.prepared import array

MAX_HELPLINES: Final = 20
# What is no need, audience or the like: where a centre stands says nothing of a line.
FIRST_OF_PLACES: Final = 1000
# So many lines are kept at most, of all forms and languages, each of about a kilobyte; then a worker begins anew.
MOST_KEPT: Final = 40_000


# Language, form and number of an area.
Key = tuple[str, str, int]


class Line(NamedTuple):
    """A helpline, and what it fits."""

    card: ReadyCard
    tags: frozenset[int]


class Kept:
    """The lines of areas in one state of the directory."""

    def __init__(self, mark: str | None) -> None:
        self.mark = mark
        self.count = 0
        self._areas: dict[Key, list[Line]] = {}

    def around(self, asked: Asked) -> list[Line]:
        """Return the lines of all areas around the person, the narrowest area first; those of several come again."""
        keys = [(asked.search.language, asked.form, number) for number in asked.place.ancestors]
        missing = [key for key in keys if key not in self._areas]
        if missing:
            self._read(asked, missing)
        return [line for key in keys for line in self._areas[key]]

    def _read(self, asked: Asked, keys: list[Key]) -> None:
        read: dict[int, list[Line]] = {number: [] for _language, _form, number in keys}
        for number, tags, *card in asked.run(LINES, areas=array(read)):
            read[number].append(Line(ReadyCard._make(card), frozenset(tags)))
            self.count += 1
        self._areas.update({key: read[key[-1]] for key in keys})


def lines(asked: Asked, mark: str | None = None) -> tuple[ReadyCard, ...]:
    """Return the lines that cover the place and fit the need and the person, else all that cover the place.

    The narrowest area comes first: a province's line before the country's. `mark` is the state of the directory if it
    is known; without it they are read by a statement.
    """
    fitting = frozenset(tag for tag in asked.search.tags() if tag < FIRST_OF_PLACES)
    around = _kept_in(mark).around(asked)
    found = _first(line.card for line in around if fitting <= line.tags)
    return found or _first(line.card for line in around)


def _first(cards: Iterable[ReadyCard]) -> tuple[ReadyCard, ...]:
    """Return the first of them, each once; what comes after is not looked at."""
    found: dict[UUID, ReadyCard] = {}
    for card in cards:
        found.setdefault(card.id, card)
        if len(found) == MAX_HELPLINES:
            break
    return tuple(found.values())


def _kept_in(mark: str | None) -> Kept:
    """Return what is kept of that state, if it is the one that was met last."""
    if mark is None:
        return Kept(None)
    kept = _kept.get(sandbox.is_on())
    if kept is None or kept.mark != mark or kept.count > MOST_KEPT:
        kept = _kept[sandbox.is_on()] = Kept(mark)
    return kept


# A worker's own memory: of the directory, and of the sandbox.
_kept: dict[bool, Kept] = {}

forget = _kept.clear
