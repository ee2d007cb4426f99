"""Turn the files' rows into the rows of the tables. Pure: no Django."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from places import arabic, fold, near, weight
from places.gazetteer import sources, tree
from places.gazetteer.rows import NameRow, PlaceRow

PLACE_COLUMNS = (
    "id", "number", "kind", "country", "parent_id", "ancestors", "name", "name_ur", "name_ur_needs_review", "path",
    "path_ur", "latitude", "longitude", "point_is_approximate", "timezone", "population", "source", "licence",
)  # fmt: skip
NAME_COLUMNS = ("place_id", "text", "language", "kind", "origin", "needs_review", "key", "skeleton", "near", "weight")
SPELLINGS = frozenset({"typed", "alternate spelling"})
ARABIC = "arabic letters"
ONLY_AS_IT_IS = frozenset({"abbreviation", ARABIC})
WELL_KNOWN = frozenset({"province", "territory", "district", "city"})
SHORTEST_MISSPELT = 4
"""Names with fewer letters are only found as they are."""


def places(rows: dict[str, PlaceRow], *, home: str) -> Iterator[tuple[Any, ...]]:
    """Yield PLACE_COLUMNS of every place. ValueError for a place that lies nowhere."""
    above = tree.Tree(rows, home)
    for row in rows.values():
        source, licence = sources.said(row.sources)
        yield (
            row.id, row.number, row.kind, row.country, row.parent or None, _array(above.ancestors(row)), row.name,
            row.name_ur, row.name_ur_needs_review, above.path(row, "en"), above.path(row, "ur"), row.latitude,
            row.longitude, row.point_is_approximate, row.timezone, row.population, source, licence,
        )  # fmt: skip


def names(rows: dict[str, PlaceRow], others: list[NameRow], *, home: str) -> Iterator[tuple[Any, ...]]:
    """Yield NAME_COLUMNS of every name once. ValueError for a name of no place."""
    seen = set()
    for name in _all_names(rows, others, home):
        key = fold.key(name.text)
        if key and (name.place, key) not in seen:
            seen.add((name.place, key))
            row = rows[name.place]
            is_home = row.country == home
            yield (
                name.place, name.text, name.language, name.kind, name.origin, name.needs_review, key,
                fold.skeleton(name.text), _array(_near(row, name, key, is_home=is_home)),
                weight.weight(row.kind, row.population, is_home=is_home),
            )  # fmt: skip


def _all_names(rows: dict[str, PlaceRow], others: list[NameRow], home: str) -> Iterator[NameRow]:
    for row in rows.values():
        yield NameRow(row.id, row.name, "en", "name", row.sources, False)
        if row.name_ur:
            yield NameRow(row.id, row.name_ur, "ur", "name", row.sources, row.name_ur_needs_review)
    for name in others:
        if name.place not in rows:
            raise ValueError(f"{name.text} is a name of {name.place}, which is no place")
    yield from others
    yield from _shared(rows, others)
    yield from _in_arabic_letters(rows, home)


def _in_arabic_letters(rows: dict[str, PlaceRow], home: str) -> Iterator[NameRow]:
    """Yield the Urdu names of well-known places at home once more, as a keyboard without Urdu's letters types them."""
    for row in rows.values():
        if row.country == home and row.kind in WELL_KNOWN:
            for spelling in arabic.spellings(row.name_ur):
                yield NameRow(row.id, spelling, "ar", ARABIC, "rule: Arabic letters", True)


def _shared(rows: dict[str, PlaceRow], others: list[NameRow]) -> Iterator[NameRow]:
    """Yield typed spellings once more for the namesakes: a spelling belongs to the name, whoever bears it."""
    bearers: dict[str, list[str]] = defaultdict(list)
    for row in rows.values():
        bearers[fold.key(row.name)].append(row.id)
    for name in others:
        own = rows[name.place].name
        if name.kind in SPELLINGS and _sound_alike(name.text, own):
            yield from (replace(name, place=id_) for id_ in bearers[fold.key(own)])


def _sound_alike(one: str, other: str) -> bool:
    return not set(near.near(fold.skeleton(one))).isdisjoint(near.near(fold.skeleton(other)))


def _near(row: PlaceRow, name: NameRow, key: str, *, is_home: bool) -> list[int]:
    """Return no numbers for what is only found as it is: abbreviations, short names, small places abroad."""
    is_forgiven = weight.is_found_misspelt(row.kind, row.population, is_home=is_home)
    is_word = name.kind not in ONLY_AS_IT_IS and len(key) >= SHORTEST_MISSPELT
    return near.near(fold.skeleton(name.text)) if is_forgiven and is_word else []


def _array(numbers: list[int]) -> str:
    """Write PostgreSQL's own array text; for 100,000 rows the driver's way takes a second longer."""
    return f"{{{','.join(map(str, numbers))}}}"
