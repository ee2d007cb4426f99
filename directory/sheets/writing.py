"""Writes a spreadsheet: the names of the columns, what they are called in a language, then the rows. Pure."""

from collections.abc import Iterable, Sequence
from typing import Final

import tablib

from directory.sheets.columns import COLUMNS, ID
from directory.sheets.reading import NOTE

HEADERS: Final = (ID, *(column.name for column in COLUMNS))
# What stands first, so that Excel knows the letters.
MARK: Final = "\ufeff"
Rows = Iterable[Sequence[str]]


def as_csv(rows: Rows, called: Sequence[str]) -> bytes:
    """Return a CSV; `called` says what each column is called, the id's first."""
    table = tablib.Dataset(*_body(rows, called), headers=list(HEADERS))
    return (MARK + str(table.export("csv"))).encode()


def as_xlsx(rows: Rows, called: Sequence[str]) -> bytes:
    """Return a workbook in which every cell is text."""
    from directory.sheets.workbook import filled

    return filled(HEADERS, _body(rows, called))


def _body(rows: Rows, called: Sequence[str]) -> list[list[str]]:
    first, *rest = called
    return [[f"{NOTE} {first}", *rest], *(list(row) for row in rows)]
