"""Stable numbers of places: kept over rebuilds, never given twice."""

from collections.abc import Iterable
from pathlib import Path

from places.gazetteer.rows import PLACE_FILES, PlaceRow, RetiredRow, read

RETIRED = "retired.tsv"


def known(folder: Path) -> dict[str, int]:
    """Return the number of every id that the files ever held."""
    retired = {row.id: row.number for row in read(folder / RETIRED, RetiredRow)}
    return retired | {row.id: row.number for name in PLACE_FILES for row in read(folder / name, PlaceRow)}


def numbered(ids: Iterable[str], known: dict[str, int]) -> dict[str, int]:
    """Return a number for every id: the known one, else the next one that nobody ever had."""
    last = max(known.values(), default=0)
    numbers: dict[str, int] = {}
    for id_ in ids:
        if id_ not in known:
            last += 1
        numbers[id_] = known.get(id_, last)
    return numbers


def retired(known: dict[str, int], numbers: dict[str, int]) -> list[RetiredRow]:
    """Return the numbers whose places are gone."""
    return [RetiredRow(id_, number) for id_, number in known.items() if id_ not in numbers]
