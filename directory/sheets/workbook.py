"""Writes a workbook of Excel. Whoever writes none does not import this: the library takes a tenth of a process."""

import io
from collections.abc import Sequence
from typing import Final

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

# So that a program does not make a number of a telephone number, or a date of hours.
TEXT: Final = "@"
WIDTH: Final = 24


def filled(headers: Sequence[str], body: Sequence[Sequence[str]]) -> bytes:
    """Return a workbook of text; the headers and the row below them, which says what each is called, are bold."""
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("listings")
    sheet.freeze_panes = "B3"
    for column in range(1, len(headers) + 1):
        sheet.column_dimensions[get_column_letter(column)].width = WIDTH
    for number, row in enumerate([headers, *body]):
        sheet.append([_cell(sheet, text, is_bold=number < 2) for text in row])
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def _cell(sheet: object, text: str, *, is_bold: bool) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, text)
    # Also what begins with "=" is text.
    cell.data_type = "s"
    cell.number_format = TEXT
    if is_bold:
        cell.font = Font(bold=True)
    return cell
