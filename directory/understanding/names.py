"""Published listings by their own or their organization's name, typed anyhow."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import Case, CharField, F, QuerySet, Value, When
from django.db.models.functions import Coalesce, Greatest
from rapidfuzz import fuzz

from directory.models import ServiceAtLocation, Status
from directory.understanding.words import read
from places.fold import fold

ROUGHLY, ALIKE, SHORT = 0.4, 80, 4
FETCHED, MOST, MOST_PROBES = 60, 10, 4
# Letters that a fold has made one, as names may write them.
FORMS = {"ہ": "ھهةۃە", "ی": "يىےئ", "ک": "كڪ", "ن": "ں", "ا": "آأإ", "و": "ؤ"}
# Words that hundreds of names share say nothing about which one is meant.
GENERIC = frozenset(
    {
        *("pakistan", "national", "government", "punjab", "sindh", "balochistan", "khyber", "pakhtunkhwa", "kp"),
        *("society", "foundation", "trust", "institute", "department", "authority", "commission", "bureau", "unit"),
        *("cell", "committee", "welfare", "protection", "public", "social", "association", "organization", "ngo"),
    }
)


@dataclass(frozen=True, slots=True)
class Named:
    """A listing and one of its names, with the words of where it is."""

    pk: UUID
    words: tuple[str, ...]
    place: frozenset[str]


@dataclass(frozen=True, slots=True)
class Match:
    """How well a typed name fits: the typed words that are in it, and those of them that tell it from others."""

    matched: frozenset[str]
    telling: frozenset[str]

    @property
    def weight(self) -> tuple[int, int]:
        """The more letters fit the better, first of telling words."""
        return sum(map(len, self.telling)), sum(map(len, self.matched))


def listings_named(typed: Sequence[str], *, place: frozenset[str]) -> tuple[tuple[UUID, ...], frozenset[str]]:
    """Return the listings that the folded words name, and the words that name them; one statement.

    `place` are the words of the places that the text may mean: a name is not told by where it is.
    """
    left = [word for word in read(typed).left if word]
    pairs = ((_match(typed, left, named, place), named.pk) for named in _fetch(typed, _telling(left)))
    matches = [(match, pk) for match, pk in pairs if match]
    if not matches:
        return (), frozenset()
    best = max(match.weight for match, _pk in matches)
    chosen = [(match, pk) for match, pk in matches if match.weight == best]
    return tuple(dict.fromkeys(pk for _match, pk in chosen))[:MOST], chosen[0][0].matched


def _telling(left: Iterable[str]) -> list[str]:
    """Return the words that can stand for one name among many."""
    return [word for word in left if word not in GENERIC]


def _match(typed: Sequence[str], left: Sequence[str], named: Named, place: frozenset[str]) -> Match | None:
    """Compare; None when it is not this one. `left` are the typed words that are neither small nor name a need.

    Either a word that tells fits, and most of what was typed with it; or all that was typed fits, and more than a need
    and a place was typed ("legal aid society"); or the whole name was typed.
    """
    matched = frozenset(word for word in typed if _is_in(word, named.words))
    beside = [word for word in left if word in matched and not _is_in(word, named.place | place)]
    told = frozenset(_telling(beside))
    is_told = bool(told) and 2 * len(matched) >= len(set(typed))
    is_all = bool(beside) and len(matched) == len(set(typed))
    is_whole = len(named.words) > 1 and all(_is_in(word, typed) for word in named.words)
    return Match(matched, told) if is_told or is_all or is_whole else None


def _is_in(word: str, words: Iterable[str]) -> bool:
    if len(word) < SHORT:
        return word in words
    return any(fuzz.ratio(word, other) >= ALIKE for other in words)


def _fetch(typed: Sequence[str], telling: Sequence[str]) -> list[Named]:
    """Return the listings with a name that roughly holds what was typed, of their own or of their organization."""
    probes = telling[:MOST_PROBES] or [" ".join(typed)]
    own = _named("service__texts", probes)
    of_organization = _named("service__organization__texts", probes)
    found: Any = own.union(of_organization, all=True)
    rows = found.order_by("-score", "pk")[:FETCHED]
    return [
        Named(row["pk"], tuple(fold(row["name"]).split()), frozenset(fold(f"{row['path']} {row['path_ur']}").split()))
        for row in rows
    ]


def _named(texts: str, probes: Sequence[str]) -> QuerySet[Any, Any]:
    path, likeness = "location__place__path", [_likeness(probe, f"{texts}__text") for probe in probes]
    return (
        ServiceAtLocation.public.filter(**{"service__status": Status.ACTIVE, f"{texts}__field": "name"})
        .annotate(
            name=F(f"{texts}__text"),
            score=Greatest(*likeness, Value(0.0)),
            path=_or_empty(path),
            path_ur=_or_empty(f"{path}_ur"),
        )
        .filter(score__gte=ROUGHLY)
        .values("pk", "name", "score", "path", "path_ur")
    )


def _likeness(probe: str, text: str) -> Case | TrigramWordSimilarity:
    """Return how much of the probe is in the text, 0 to 1.

    In Urdu by letters, not trigrams: under a locale that knows Latin letters only, PostgreSQL has no others in them.
    """
    if probe.isascii():
        return TrigramWordSimilarity(probe, text)
    pattern = "".join(f"[{letter}{FORMS[letter]}]" if letter in FORMS else re.escape(letter) for letter in probe)
    return Case(When(**{f"{text}__regex": pattern}, then=Value(1.0)), default=Value(0.0))


def _or_empty(path: str) -> Coalesce:
    return Coalesce(F(path), Value(""), output_field=CharField())
