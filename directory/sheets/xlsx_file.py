"""Workbooks of Excel (XLSX): how large it would grow is known before it is opened; no formula is worked out. Pure."""

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from typing import Any, Final

from directory.sheets.cells import Formula
from directory.sheets.errors import SheetError

ZIP: Final = b"PK\x03\x04"
OLD_EXCEL: Final = b"\xd0\xcf\x11\xe0"
LARGEST_UNPACKED: Final = 100 * 1024 * 1024
MOST_ENTRIES: Final = 500
# A sheet of text is packed to a tenth, of nothing but the same row to a hundredth; a bomb to less.
LARGEST_RATIO: Final = 150
# A single cell in the millionth row makes a million rows; empty ones between are forgiven up to here.
LAST_ROW: Final = 10_000
_PIECE: Final = 1024 * 1024


def demand_no_bomb(data: bytes) -> None:
    """Refuse a workbook that says of itself that it is too large, or has too many parts. SheetError."""
    with _opened(data) as packed:
        entries = packed.infolist()
    if len(entries) > MOST_ENTRIES:
        raise SheetError("bomb")
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > LARGEST_UNPACKED or unpacked > LARGEST_RATIO * max(len(data), _PIECE // 10):
        raise SheetError("bomb")
    if "xl/workbook.xml" not in {entry.filename for entry in entries}:
        raise SheetError("no-sheet")


def xlsx_rows(data: bytes, most_columns: int) -> Iterator[tuple[int, list[str]]]:
    """Yield number and cells of each row of the first sheet. SheetError."""
    # Every process knows this module, few ever read a sheet, and the library takes a tenth of their memory.
    import openpyxl

    demand_no_bomb(data)
    _demand_true_sizes(data)
    try:
        workbook = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
        rows = workbook.worksheets[0].iter_rows(max_col=most_columns)
        for number, cells in enumerate(rows, 1):
            if number > LAST_ROW:
                raise SheetError("too-many-rows")
            yield number, [_text(cell) for cell in cells]
    except SheetError:
        raise
    except Exception:
        # What a broken workbook makes of openpyxl is of no one kind; for a person it is one thing.
        raise SheetError("no-sheet") from None


def _opened(data: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise SheetError("no-sheet") from None


def _demand_true_sizes(data: bytes) -> None:
    """Unpack once and keep nothing: what a workbook says of its size may be a lie."""
    left = LARGEST_UNPACKED
    try:
        with _opened(data) as packed:
            for entry in packed.infolist():
                with packed.open(entry) as part:
                    while piece := part.read(_PIECE):
                        left -= len(piece)
                        if left < 0:
                            raise SheetError("bomb")
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError, zlib.error):
        # Damaged, or locked with a password.
        raise SheetError("no-sheet") from None


def _text(cell: Any) -> str:
    """Return a cell as somebody would write it."""
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        return Formula(getattr(value, "text", None) or str(value))
    return SAID.get(type(value), str)(value)


def _moment(value: datetime) -> str:
    return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")


SAID: Final[dict[type, Callable[[Any], str]]] = {
    bool: lambda value: "yes" if value else "no",
    float: lambda value: str(int(value)) if value.is_integer() else str(value),
    datetime: _moment,
    date: lambda value: str(value.isoformat()),
    time: lambda value: str(value.strftime("%H:%M")),
}
