"""Listings that may be one and the same: by a number, by a name, by a name nearly alike at one place.

The database finds what is equal, so that nothing is compared with everything: reading grows with the listings, not with
their pairs. Of each kind so many groups are looked at, and no more.
"""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any
from uuid import UUID

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import CharField, Count, F, Func, QuerySet, TextField, Value
from django.db.models.functions import Cast, Concat, Left, Lower
from rapidfuzz import fuzz

from directory.models import Phone, ServiceText, ToldApart, VettingState
from places.fold import key

MOST_GROUPS = 200
# A group of more is no double but a name or a line that many share; each place has no more look-alikes to compare.
MOST_ALIKE = 12
ALIKE_PERCENT = 88
FIRST_LETTERS = 6
NUMBER, NAME, NEARLY = "number", "name", "nearly"


@dataclass(frozen=True, slots=True)
class Double:
    """Services that may be one, why (`number`, `name` or `nearly`), and the number they share."""

    why: str
    shared: str
    ids: tuple[UUID, ...]


def doubles() -> list[Double]:
    """Return the groups that may be one listing: four statements, however many listings there are.

    What a vetter told apart stays away until something joins it that was not told apart from it.
    """
    apart = [frozenset(ids) for ids in ToldApart.objects.values_list("services", flat=True)]
    found: dict[Hashable, Double] = {}
    for double in (*_by_number(), *_by_name(), *_by_nearly_the_name()):
        ids = frozenset(double.ids)
        if not any(ids <= group for group in apart):
            found.setdefault(ids, double)
    return list(found.values())


def _by_number() -> Iterator[Double]:
    """Yield listings with one number of their own. Numbers that reach a line are stored in one spelling."""
    rows = Phone.objects.exclude(service__vetting_state=VettingState.ARCHIVED)
    for dial, ids in _grouped(rows, "dial", "service_id"):
        yield Double(NUMBER, dial, ids)


def _by_name() -> Iterator[Double]:
    for _folded, ids in _grouped(_names(), "folded", "of_id"):
        yield Double(NAME, "", ids)


def _by_nearly_the_name() -> Iterator[Double]:
    """Yield pairs at one place whose names begin alike and differ in a few letters."""
    place = F("of__service_at_locations__location__place_id")
    rows = _names().annotate(at=place, begins=Left("folded", FIRST_LETTERS)).exclude(at=None)
    named = Concat(Cast("of_id", TextField()), Value(" "), "text", output_field=TextField())
    groups = rows.values("at", "begins", "language").annotate(count=Count("pk"), named=ArrayAgg(named))
    for group in groups.filter(count__gt=1, count__lte=MOST_ALIKE).order_by("at", "begins", "language")[:MOST_GROUPS]:
        parted = (text.partition(" ") for text in group["named"])
        pairs = _alike((UUID(pk), name) for pk, _space, name in parted)
        yield from (Double(NEARLY, "", _ordered(pair)) for pair in pairs)


def _grouped(rows: QuerySet[Any], field: str, of: str) -> Iterator[tuple[str, tuple[UUID, ...]]]:
    """Yield what several services share, with their ids."""
    groups = rows.values(field).annotate(count=Count("pk"), ids=ArrayAgg(of))
    for group in groups.filter(count__gt=1, count__lte=MOST_ALIKE).order_by(field)[:MOST_GROUPS]:
        if len(ids := _ordered(group["ids"])) > 1:
            yield group[field], ids


def _alike(named: Iterable[tuple[UUID, str]]) -> Iterator[tuple[UUID, UUID]]:
    for (one, text), (other, words) in combinations(named, 2):
        if one != other and fuzz.ratio(key(text), key(words)) >= ALIKE_PERCENT:
            yield one, other


def _names() -> QuerySet[Any]:
    """Return the names of what is not put away, with `folded`: letters and figures alone, in small letters."""
    letters = Func(
        Lower("text"),
        Value("[^[:alnum:]]+"),
        Value(""),
        Value("g"),
        function="regexp_replace",
        output_field=CharField(),
    )
    live = ServiceText.objects.filter(field="name").exclude(of__vetting_state=VettingState.ARCHIVED)
    return live.annotate(folded=letters)


def _ordered(ids: Iterable[UUID]) -> tuple[UUID, ...]:
    return tuple(sorted(set(ids)))
