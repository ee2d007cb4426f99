"""CSV as spreadsheet programs write it: with commas, semicolons or tabs, in UTF-8, UTF-16 or letters of Windows. Pure.

Nothing is guessed that could turn Urdu into noise: where neither reading gives words, the file is refused.
"""

import codecs
import csv
import io
import re
from collections.abc import Iterator
from typing import Final

from directory.sheets.columns import BY_NAME, ID
from directory.sheets.errors import SheetError

SEPARATORS: Final = ",;\t"
_MARKS: Final = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_LATIN: Final = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e"
_ARABIC: Final = "\u0620-\u065f\u066e-\u06d3"
_ARABIC_WORD: Final = re.compile(rf"[{_ARABIC}]{{2,}}")
_ARABIC_ALONE: Final = re.compile(rf"(?<![{_ARABIC}])[{_ARABIC}](?![{_ARABIC}])")
_MIXED: Final = re.compile(rf"[{_LATIN}][{_ARABIC}]|[{_ARABIC}][{_LATIN}]")
_ACCENTED: Final = re.compile("[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e]")
_ACCENTED_ALONE: Final = re.compile(
    rf"(?:(?<=[a-z]){_ACCENTED.pattern}|{_ACCENTED.pattern}(?=[a-z]))(?!{_ACCENTED.pattern})"
)
# Quotation marks, dashes, dots: what Windows writes into English text.
_TYPED: Final = frozenset("‘’“”–—…•\u00a0\u00b0\u00ab\u00bb€£\u00ad·½¼¾²³éÉ")
# Windows' Arabic letters have no Urdu ye and no Urdu kaf: who wrote Urdu in them meant these.
_URDU: Final = str.maketrans("يك", "یک")


def csv_rows(data: bytes, most_columns: int) -> Iterator[tuple[int, list[str]]]:
    """Yield number and cells of each row. SheetError."""
    text = decoded(data)
    if "\0" in text:
        raise SheetError("no-sheet")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))
    try:
        for number, cells in enumerate(reader, 1):
            yield number, cells[:most_columns]
    except csv.Error:
        raise SheetError("no-sheet") from None


def decoded(data: bytes) -> str:
    """Return the text of a file. SheetError where no reading of its letters makes sense."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _strictly(data, name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _windows(data)


def _strictly(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError:
        raise SheetError("letters") from None


def _windows(data: bytes) -> str:
    arabic = data.decode("cp1256")
    if _is_arabic(arabic):
        return arabic.translate(_URDU)
    try:
        latin = data.decode("cp1252")
    except UnicodeDecodeError:
        raise SheetError("letters") from None
    if not _is_latin(latin):
        raise SheetError("letters")
    return latin


def _is_arabic(text: str) -> bool:
    """Say whether a reading has words of Arabic letters: no letter of another script within one, and few alone."""
    return len(_ARABIC_WORD.findall(text)) > 4 * len(_ARABIC_ALONE.findall(text)) and not _MIXED.search(text)


def _is_latin(text: str) -> bool:
    """Say whether a reading has only such signs as stand in Latin text: each accented letter alone within a word."""
    strange = [sign for sign in text if not sign.isascii() and sign not in _TYPED]
    return len(strange) == sum(1 for found in _ACCENTED_ALONE.findall(text) if found not in _TYPED)


def _separator(text: str) -> str:
    """Return what stands between the cells: whatever makes the most known columns of the first row."""
    lines = text.splitlines()
    first = lines[0] if lines else ""

    def known(separator: str) -> int:
        names = (name.strip().strip('"').casefold() for name in first.split(separator))
        return sum(name == ID or name in BY_NAME for name in names)

    return max(SEPARATORS, key=known)
