"""Writes a spreadsheet: the names of the columns, what they are called in a language, then the rows. Pure."""

import io
from collections.abc import Iterable, Sequence
from typing import Final

import tablib
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from directory.sheets.columns import COLUMNS, ID
from directory.sheets.reading import NOTE

HEADERS: Final = (ID, *(column.name for column in COLUMNS))
# So that a program does not make a number of a telephone number, or a date of hours.
TEXT: Final = "@"
# What stands first, so that Excel knows the letters.
MARK: Final = "\ufeff"
WIDTH: Final = 24
Rows = Iterable[Sequence[str]]


def as_csv(rows: Rows, called: Sequence[str]) -> bytes:
    """Return a CSV; `called` says what each column is called, the id's first."""
    table = tablib.Dataset(*_body(rows, called), headers=list(HEADERS))
    return (MARK + str(table.export("csv"))).encode()


def as_xlsx(rows: Rows, called: Sequence[str]) -> bytes:
    """Return a workbook in which every cell is text."""
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("listings")
    sheet.freeze_panes = "B3"
    for column in range(1, len(HEADERS) + 1):
        sheet.column_dimensions[get_column_letter(column)].width = WIDTH
    for number, row in enumerate([HEADERS, *_body(rows, called)]):
        sheet.append([_cell(sheet, text, is_bold=number < 2) for text in row])
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def _body(rows: Rows, called: Sequence[str]) -> list[list[str]]:
    first, *rest = called
    return [[f"{NOTE} {first}", *rest], *(list(row) for row in rows)]


def _cell(sheet: object, text: str, *, is_bold: bool) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, text)
    # Also what begins with "=" is text.
    cell.data_type = "s"
    cell.number_format = TEXT
    if is_bold:
        cell.font = Font(bold=True)
    return cell
