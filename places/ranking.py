"""Weigh the names that may be meant: every way to read the text, the best for each place. Pure: no database."""

from collections.abc import Iterator
from dataclasses import dataclass

from places.fold import key
from places.hits import Found, Hit
from places.likeness import ENOUGH, likeness
from places.spans import Span, Typed
from places.words import ALSO_SAID_OF, FILLERS, KIND_OF, NOT_PLACES

QUALIFIER = 0.95
"""A letter that says where counts so much of a letter that names."""
QUALIFIER_LIKENESS = 0.85
FOREIGN_LIKENESS = 0.86
"""Abroad there are too many names for a wild guess."""
UNEXPLAINED_SHORTEST, UNEXPLAINED_WEIGHT = 4, 0.31
LEAST_SAID = 0.3
"""With words beside it that say nothing about the place, a name must be exact, long, weighty and enough of the text."""
PRIOR, KIND_SAID = 0.15, 0.1
"""What weight and a fitting word for the kind add to the likeness."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read the text: these words name the place, the others say where it is or what kind.

    `likeness` and `said` (the share of the text that is explained) are between 0 and 1.
    """

    hit: Hit
    likeness: float
    said: float
    is_kind_right: bool

    @property
    def place(self) -> Found:
        """The place that would be meant."""
        return self.hit.place

    @property
    def score(self) -> float:
        """How likely it is meant."""
        return self.likeness * self.said + PRIOR * self.hit.weight + KIND_SAID * self.is_kind_right

    def order(self) -> tuple[float, bool, int, int]:
        """Sort key: most likely first, then proper names, then many people, then one fixed order."""
        return -round(self.score, 3), not self.is_own_name, -self.place.population, self.place.number

    @property
    def is_own_name(self) -> bool:
        """Say whether it is the place's proper name, not another spelling."""
        return self.hit.key in (key(self.place.name), key(self.place.name_ur))


Matches = dict[Span, list[tuple[float, Hit]]]


def readings(typed: Typed, hits: list[Hit], *, home: str) -> list[Reading]:
    """Return the best reading for every place, most likely first; `home` is the country that people mean unsaid."""
    best: dict[int, Reading] = {}
    for reading in _all(typed, _matches(typed, hits, home)):
        known = best.get(reading.place.number)
        if known is None or reading.score > known.score:
            best[reading.place.number] = reading
    return sorted(best.values(), key=Reading.order)


def _matches(typed: Typed, hits: list[Hit], home: str) -> Matches:
    found: Matches = {}
    for span in typed.spans:
        alike = [(likeness(span.key, span.skeleton, hit.key, hit.skeleton), hit) for hit in hits]
        found[span] = [
            (value, hit) for value, hit in alike if value >= (ENOUGH if hit.place.country == home else FOREIGN_LIKENESS)
        ]
    return found


def _all(typed: Typed, matches: Matches) -> Iterator[Reading]:
    for span, alike in matches.items():
        if not _says_nothing(span.key):
            for value, hit in alike:
                rest = _rest(typed, span, hit, matches)
                if rest.said >= QUALIFIER or (_is_name_among_words(span, hit, value) and rest.said >= LEAST_SAID):
                    yield Reading(hit, value, rest.said, rest.is_kind_right)


def named(typed: Typed, hits: list[Hit], *, home: str) -> list[Reading]:
    """Return the well-known places at home that some of the words are exactly the name of, whatever the others say."""
    spans = {span.key: span for span in typed.spans if not _says_nothing(span.key)}
    found = [
        Reading(hit, 1.0, len(hit.key) / len(typed.key), is_kind_right=False)
        for hit in hits
        if hit.key in spans and hit.place.country == home and _is_name_among_words(spans[hit.key], hit, 1.0)
    ]
    return sorted({reading.place.number: reading for reading in found}.values(), key=Reading.order)


def _says_nothing(word: str) -> bool:
    return word in NOT_PLACES or word in FILLERS or word in KIND_OF


def _is_name_among_words(span: Span, hit: Hit, value: float) -> bool:
    return value == 1 and len(span.key) >= UNEXPLAINED_SHORTEST and hit.weight >= UNEXPLAINED_WEIGHT


@dataclass(slots=True)
class _Rest:
    """What the words that do not name the place are: letters in all, and explained."""

    total: float
    explained: float
    is_kind_right: bool = False

    @property
    def said(self) -> float:
        return self.explained / self.total


def _rest(typed: Typed, named: Span, hit: Hit, matches: Matches) -> _Rest:
    rest = _Rest(len(named.key), len(named.key))
    if named.end - named.start == len(typed.words):
        return rest
    where = _where(named, hit, matches)
    for at, word in enumerate(typed.words):
        if named.start <= at < named.end or (word in FILLERS and at not in where):
            continue
        if KIND_OF.get(word) in (hit.place.kind, ALSO_SAID_OF.get(hit.place.kind, hit.place.kind)):
            rest.is_kind_right = True
            continue
        rest.total += len(word)
        rest.explained += QUALIFIER * len(word) * (at in where)
    return rest


def _where(named: Span, hit: Hit, matches: Matches) -> set[int]:
    """Return the words beside `named` that say what the place lies in (or the place again)."""
    above = set(hit.place.ancestors)
    return {
        at
        for span, alike in matches.items()
        if (span.end <= named.start or named.end <= span.start) and _is_any_of(above, alike)
        for at in range(span.start, span.end)
    }


def _is_any_of(numbers: set[int], alike: list[tuple[float, Hit]]) -> bool:
    return any(value >= QUALIFIER_LIKENESS and hit.place.number in numbers for value, hit in alike)
