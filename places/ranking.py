"""Weigh the names that may be meant: every way to read the text, the best for each place. Pure: no database."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from places.candidates import Hit
from places.likeness import likeness
from places.models import Place
from places.spans import Span, Typed
from places.words import FILLERS, KIND_OF, NOT_PLACES

QUALIFIER = 0.9
"""A word that says where counts so much of a word that names."""
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
        found[span] = [(value, hit) for value, hit in alike if value]
    return found


def _all(typed: Typed, matches: Matches) -> Iterator[Reading]:
    for span, alike in matches.items():
        for value, hit in alike:
            kinds, said = _rest(typed, span, hit.place, matches)
            if _may_be(span, value, said):
                yield Reading(hit.place, value, said, hit.weight, hit.place.kind in kinds)


def _may_be(span: Span, value: float, said: float) -> bool:
    if span.key in NOT_PLACES or span.key in FILLERS or span.key in KIND_OF:
        return False
    return said == 1 or (said >= LEAST_SAID and value == 1 and len(span.key) >= UNEXPLAINED_SHORTEST)


def _rest(typed: Typed, span: Span, place: Place, matches: Matches) -> tuple[set[str], float]:
    """Return the kinds that the other words name, and the share of all letters that is explained."""
    kinds: set[str] = set()
    explained = total = float(len(span.key))
    for run in ((0, span.start), (span.end, len(typed.words))):
        if run[0] == run[1]:
            continue
        run_kinds, run_explained, run_total = _run(typed, run, place, matches)
        kinds |= run_kinds
        explained += run_explained
        total += run_total
    return kinds, explained / total


def _run(typed: Typed, run: tuple[int, int], place: Place, matches: Matches) -> tuple[set[str], float, float]:
    where = _where(run, place, matches)
    kinds: set[str] = set()
    explained = total = 0.0
    for at in range(*run):
        word = typed.words[at]
        if at in where:
            explained += len(word)
            total += len(word)
        elif word in KIND_OF:
            kinds.add(KIND_OF[word])
        elif word not in FILLERS:
            total += len(word)
    return kinds, explained, total


def _where(run: tuple[int, int], place: Place, matches: Matches) -> set[int]:
    """Return the words of the run that name what the place lies in (or the place again)."""
    above = set(place.ancestors)
    return {
        at
        for span, alike in matches.items()
        if run[0] <= span.start and span.end <= run[1] and any(hit.place.number in above for _, hit in alike)
        for at in range(span.start, span.end)
    }
