"""Spreadsheets of listings: one row for each, written for a person to change and read back without guessing."""

from directory.sheets.columns import COLUMNS, ID, Column
from directory.sheets.errors import SheetError
from directory.sheets.faults import SENTENCES
from directory.sheets.labels import labels, told_by
from directory.sheets.listings import sheet_rows
from directory.sheets.places import Places
from directory.sheets.reading import KINDS, Sheet, kind_of, read
from directory.sheets.understanding import Known, Understood, understand
from directory.sheets.values import Reading
from directory.sheets.writing import as_csv, as_xlsx

__all__ = [
    "COLUMNS",
    "ID",
    "KINDS",
    "SENTENCES",
    "Column",
    "Known",
    "Places",
    "Reading",
    "Sheet",
    "SheetError",
    "Understood",
    "as_csv",
    "as_xlsx",
    "kind_of",
    "labels",
    "read",
    "sheet_rows",
    "told_by",
    "understand",
]
