"""Tables of counts that may be shown: nobody can be found in them, and nothing hidden can be worked out; pure.

A count of 1 to 4 is hidden. Everybody may know that rule, and may know which hidden counts are small. So a hidden count
is safe when it could be one more, or one less, with all that is shown staying as it is and no small count leaving 1 to
4. In a table with totals that is a way round: one more here makes one less elsewhere in the row, one more elsewhere in
that column, and so on until it closes. What is hidden besides the small counts is the cheapest way round: small cells
before large ones, cells before totals, and the total of all last.

Not withstood: somebody who runs this program on every table that could lie behind, to see which would be hidden just
so. Where a count stands at an edge (a 4, two cells as small as each other) only one may be left: of the tables of two
by two with a small count and none above 9, 16 of 8,704.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import product
from typing import Final

SMALLEST_SHOWN: Final = 5
# A cell of a row and a column; None stands for all of them, so (row, None) is the total of a row.
Place = tuple[str | None, str | None]
Counts = Mapping[Place, int]
Hidden = frozenset[Place]
# A row or a column, as a point through which ways go.
Line = tuple[str, str | None]
Lines = Mapping[Line, list[Place]]
# The total of all, other totals, counts of cells, cells: what stands first weighs more than all that follows.
Price = tuple[int, int, int, int]
# What it costs to change a place by so much; None where that cannot be.
Prices = Callable[[Place, int], Price | None]
FREE: Final[Price] = (0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Totals:
    """A table to be shown; None is hidden. Rows and columns are in the order of their names."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: Mapping[tuple[str, str], int | None]
    row_totals: Mapping[str, int | None]
    column_totals: Mapping[str, int | None]
    total: int | None


def shown(table: Mapping[tuple[str, str], int]) -> Totals:
    """Return the table with its totals, small counts hidden, and whatever they could be worked out from.

    What the table does not name is zero. ValueError for a count below zero.
    """
    if any(count < 0 for count in table.values()):
        raise ValueError("nothing is counted below zero")
    rows, columns = (tuple(sorted({place[side] for place in table})) for side in (0, 1))
    counts = _with_totals(table, rows, columns)
    hidden = _hidden(counts)
    said = {place: None if place in hidden else count for place, count in counts.items()}
    return Totals(
        rows,
        columns,
        {place: said[place] for place in product(rows, columns)},
        {row: said[row, None] for row in rows},
        {column: said[None, column] for column in columns},
        said[None, None],
    )


def _with_totals(table: Mapping[tuple[str, str], int], rows: Iterable[str], columns: Iterable[str]) -> Counts:
    counts: dict[Place, int] = dict.fromkeys(product((*rows, None), (*columns, None)), 0)
    for (row, column), count in table.items():
        for place in product((row, None), (column, None)):
            counts[place] += count
    return counts


def _small(counts: Counts) -> Hidden:
    return frozenset(place for place, count in counts.items() if 0 < count < SMALLEST_SHOWN)


def _hidden(counts: Counts) -> Hidden:
    """Return small counts and the cheapest ways round through them; all places where one has no way round."""
    small, lines = _small(counts), _lines(counts)
    hidden = _made_safe(lines, counts, small)
    for place in sorted(hidden - small, key=lambda place: (_price(counts, place), str(place)), reverse=True):
        # The dearest are shown again, if ways that were found later have made them needless.
        if _made_safe(lines, counts, hidden - {place}) == hidden - {place}:
            hidden -= {place}
    return hidden


def _made_safe(lines: Lines, counts: Counts, hidden: Hidden) -> Hidden:
    """Return the hidden places and, where one has no way round, those of the cheapest; all if it has none."""
    safe: set[Place] = set()
    for place in (place for place in counts if place in hidden):
        if place not in safe:
            way = _cheapest_round(lines, counts, hidden, place)
            if way is None:
                return frozenset(counts)
            safe |= way
            hidden |= way
    return hidden


def _cheapest_round(lines: Lines, counts: Counts, hidden: Hidden, place: Place) -> Hidden | None:
    def prices(other: Place, change: int) -> Price | None:
        if not _may(counts[other], change):
            return None
        return FREE if other in hidden else _price(counts, other)

    changes = (change for change in (1, -1) if _may(counts[place], change))
    ways = [way for change in changes if (way := _way_round(lines, place, change, prices))]
    return min(ways, key=lambda way: way[0])[1] if ways else None


def _may(count: int, change: int) -> bool:
    """Say whether a hidden count could be one more or less. A zero is shown; a small one stays small."""
    return count >= SMALLEST_SHOWN or (count > 0 and 0 < count + change < SMALLEST_SHOWN)


def _price(counts: Counts, place: Place) -> Price:
    totals = place.count(None)
    return (int(totals == 2), int(totals == 1), counts[place], 1)


def _lines(places: Iterable[Place]) -> dict[Line, list[Place]]:
    lines: dict[Line, list[Place]] = {}
    for place in places:
        for line in _ends(place):
            lines.setdefault(line, []).append(place)
    return lines


def _ends(place: Place, change: int = 1) -> tuple[Line, Line]:
    """Return from which line to which a change leads. A total counts against its line, the last against both."""
    row, column = ("row", place[0]), ("column", place[1])
    is_row_first = ((place[0] is None) == (place[1] is None)) == (change > 0)
    return (row, column) if is_row_first else (column, row)


def _way_round(lines: Lines, place: Place, change: int, prices: Prices) -> tuple[Price, Hidden] | None:
    """Return the price of the cheapest way round through a place, and the way; None if there is none (Dijkstra)."""
    end, start = _ends(place, change)
    ahead: list[tuple[Price, int, Line, Hidden]] = [(FREE, 0, start, frozenset({place}))]
    reached: set[Line] = set()
    found = 0
    while ahead:
        price, _, line, way = heappop(ahead)
        if line == end:
            return price, way
        if line in reached:
            continue
        reached.add(line)
        for further, more, other in _onward(lines, line, prices):
            # Of two that cost the same the first goes first, so that a table is always hidden alike.
            found += 1
            if other != place:
                heappush(ahead, (_sum(price, more), found, further, way | {other}))
    return None


def _onward(lines: Lines, line: Line, prices: Prices) -> Iterator[tuple[Line, Price, Place]]:
    """Yield where a way can go from a line, for what price, and by which place."""
    for place in lines[line]:
        change = 1 if _ends(place)[0] == line else -1
        price = prices(place, change)
        if price is not None:
            yield _ends(place, change)[1], price, place


def _sum(one: Price, other: Price) -> Price:
    return (one[0] + other[0], one[1] + other[1], one[2] + other[2], one[3] + other[3])
