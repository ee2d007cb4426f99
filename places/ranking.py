"""Weigh the names that may be meant: every way to read the text, the best for each place. Pure: no database."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.conf import settings

from places.candidates import Hit
from places.fold import key
from places.likeness import ENOUGH, likeness
from places.models import Place
from places.spans import Span, Typed
from places.weight import weight
from places.words import ALSO_SAID_OF, FILLERS, KIND_OF, NOT_PLACES

QUALIFIER = 0.95
"""A letter that says where counts so much of a letter that names."""
QUALIFIER_LIKENESS = 0.85
FOREIGN_LIKENESS = 0.84
FOREIGN_WEIGHT = weight("city", 100_000, is_home=False)
"""Abroad there are too many names for a wild guess: only great cities are found misspelt."""
UNEXPLAINED_SHORTEST = 4
LEAST_SAID = 0.3
PRIOR = 0.15


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read the text: these words name the place, the others say where it is or what kind."""

    place: Place
    likeness: float
    said: float
    weight: float
    is_kind_right: bool
    is_own_name: bool

    @property
    def score(self) -> float:
        """How likely it is meant."""
        return self.likeness * self.said + PRIOR * self.weight + 0.1 * self.is_kind_right


Matches = dict[Span, list[tuple[float, Hit]]]


def readings(typed: Typed, hits: Iterable[Hit]) -> list[Reading]:
    """Return the best reading for every place, most likely first."""
    matches = _matches(typed, list(hits))
    best: dict[int, Reading] = {}
    for reading in _all(typed, matches):
        known = best.get(reading.place.number)
        if known is None or reading.score > known.score:
            best[reading.place.number] = reading
    return sorted(best.values(), key=lambda reading: -reading.score)


def _matches(typed: Typed, hits: list[Hit]) -> Matches:
    found: Matches = {}
    for span in typed.spans:
        alike = [(likeness(span.key, span.skeleton, hit.key, hit.skeleton), hit) for hit in hits]
        found[span] = [(value, hit) for value, hit in alike if _is_alike(value, hit)]
    return found


def _is_alike(value: float, hit: Hit) -> bool:
    if hit.place.country == settings.HOME_COUNTRY:
        return value >= ENOUGH
    return value == 1 or (value >= FOREIGN_LIKENESS and hit.weight >= FOREIGN_WEIGHT)


def _all(typed: Typed, matches: Matches) -> Iterator[Reading]:
    for span, alike in matches.items():
        if not _says_nothing(span.key):
            for value, hit in alike:
                rest = _rest(typed, span, hit.place, matches)
                if _may_be(span, value, rest.said):
                    is_own_name = hit.key in (key(hit.place.name), key(hit.place.name_ur))
                    yield Reading(hit.place, value, rest.said, hit.weight, rest.is_kind_right, is_own_name)


def _says_nothing(word: str) -> bool:
    return word in NOT_PLACES or word in FILLERS or word in KIND_OF


def _may_be(span: Span, value: float, said: float) -> bool:
    is_all = said >= QUALIFIER
    return is_all or (said >= LEAST_SAID and value == 1 and len(span.key) >= UNEXPLAINED_SHORTEST)


@dataclass(slots=True)
class _Rest:
    """What the words that do not name the place are: letters in all and explained."""

    total: float
    explained: float
    is_kind_right: bool = False

    @property
    def said(self) -> float:
        return self.explained / self.total


def _rest(typed: Typed, span: Span, place: Place, matches: Matches) -> _Rest:
    rest = _Rest(len(span.key), len(span.key))
    where = _where(span, place, matches)
    for at, word in enumerate(typed.words):
        if span.start <= at < span.end or (word in FILLERS and at not in where):
            continue
        if KIND_OF.get(word) in (place.kind, ALSO_SAID_OF.get(place.kind, place.kind)):
            rest.is_kind_right = True
            continue
        rest.total += len(word)
        rest.explained += QUALIFIER * len(word) * (at in where)
    return rest


def _where(named: Span, place: Place, matches: Matches) -> set[int]:
    """Return the words beside `named` that say what the place lies in (or the place again)."""
    above = set(place.ancestors)
    return {
        at
        for span, alike in matches.items()
        if (span.end <= named.start or named.end <= span.start) and _is_any_of(above, alike)
        for at in range(span.start, span.end)
    }


def _is_any_of(numbers: set[int], alike: list[tuple[float, Hit]]) -> bool:
    return any(value >= QUALIFIER_LIKENESS and hit.place.number in numbers for value, hit in alike)
