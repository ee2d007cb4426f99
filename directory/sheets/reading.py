"""From a file to rows of cells, with nothing evaluated and nothing larger than we said. Pure.

The first row names the columns. A row whose first cell begins with "#" is a note of ours, and one without any cell is
no row.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from directory.sheets.cells import tidy
from directory.sheets.columns import BY_NAME, ID
from directory.sheets.csv_file import csv_rows
from directory.sheets.errors import SheetError
from directory.sheets.xlsx_file import OLD_EXCEL, ZIP, demand_no_bomb, xlsx_rows

__all__ = ["KINDS", "LARGEST_FILE", "MOST_COLUMNS", "MOST_ROWS", "Sheet", "SheetError", "kind_of", "read"]

KINDS: Final = ("csv", "xlsx")
LARGEST_FILE: Final = 5 * 1024 * 1024
MOST_ROWS: Final = 5_000
MOST_COLUMNS: Final = 60
# Longer than anything that a listing may say; what is cut off would be refused anyway.
LONGEST_CELL: Final = 5_000
NOTE: Final = "#"
_READERS: Final = {"csv": csv_rows, "xlsx": xlsx_rows}


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands in a file: rows as the spreadsheet numbers them, each with its cells by column.

    `unknown` are columns that nobody reads, `missing` those that the file does not have. Cells beyond the last column
    stand under an empty name.
    """

    rows: list[tuple[int, dict[str, str]]]
    unknown: list[str]
    missing: list[str]


def kind_of(data: bytes) -> str:
    """Return "csv" or "xlsx", by what the file holds. SheetError for what we do not read at all."""
    if not data.strip():
        raise SheetError("empty-file")
    if len(data) > LARGEST_FILE:
        raise SheetError("too-large")
    if data.startswith(OLD_EXCEL):
        raise SheetError("old-excel")
    if not data.startswith(ZIP):
        return "csv"
    demand_no_bomb(data)
    return "xlsx"


def read(data: bytes, kind: str) -> Sheet:
    """Return what stands in a file. SheetError."""
    rows = _READERS[kind](data, MOST_COLUMNS + 1)
    first = next(rows, (1, []))
    names = _names(first[1])
    kept = list(_kept(rows, names))
    if not kept:
        raise SheetError("no-rows")
    unknown = [name for name in names if name and name != ID and name not in BY_NAME]
    return Sheet(kept, unknown, [name for name in BY_NAME if name not in names])


def _names(cells: Iterable[str]) -> list[str]:
    names = [re.sub(r"\s+", "_", tidy(cell).casefold())[:60] for cell in cells]
    while names and not names[-1]:
        names.pop()
    if len(names) > MOST_COLUMNS:
        raise SheetError("too-many-columns")
    if ID not in names:
        raise SheetError("no-id")
    known = [name for name in names if name == ID or name in BY_NAME]
    if len(known) != len(set(known)):
        raise SheetError("column-twice")
    return names


def _kept(rows: Iterable[tuple[int, list[str]]], names: list[str]) -> Iterator[tuple[int, dict[str, str]]]:
    for count, (number, cells) in enumerate(_said(rows), 1):
        if count > MOST_ROWS:
            raise SheetError("too-many-rows")
        row = {name: cell for name, cell in zip(names, cells, strict=False) if name == ID or name in BY_NAME}
        beyond = "; ".join(cell for cell in cells[len(names) :] if cell)
        yield number, row | ({"": beyond} if beyond else {})


def _said(rows: Iterable[tuple[int, list[str]]]) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that say something and are no note."""
    for number, cells in rows:
        tidied = [_tidied(cell) for cell in cells]
        if any(tidied) and not tidied[0].startswith(NOTE):
            yield number, tidied


def _tidied(cell: str) -> str:
    """Return a cell without what nobody sees; it stays a formula if it is one."""
    return type(cell)(tidy(cell)[:LONGEST_CELL])
