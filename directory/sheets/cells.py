"""Single cells: lists, words of closed lists, yes and no, days. Pure; what is written here is read back the same.

A cell that a spreadsheet program would take for a formula gets an apostrophe in front ("'+92 21 …"), and loses it when
it is read; without it, it is read too, unless it is a formula.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final

from directory.phones import plain_digits
from directory.sheets.faults import CellError

FORMULA: Final = "="
_DANGEROUS: Final = re.compile(r"'*[=+\-@\t\r]")
_BETWEEN: Final = "; "
_QUOTED: Final = re.compile(r'[;"\n؛]|^\s|\s$|^$')
_PIECE: Final = re.compile(r'\s*(?:"((?:[^"]|"")*)"\s*(?=[;؛]|$)|([^;؛"]*(?:"[^;؛]*)?))(?:[;؛]|$)', re.DOTALL)
_COMMA: Final = re.compile(r"\s*[,،]\s*")
_DAY: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]00:00(?::00)?)?")
_DAY_FIRST: Final = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
_KEPT_CONTROLS: Final = frozenset("\n\t")
YES: Final = frozenset({"yes", "y", "true", "1", "ہاں", "جی", "جی ہاں"})
NO: Final = frozenset({"no", "n", "false", "0", "", "نہیں", "جی نہیں"})


class Formula(str):
    """A cell of a workbook that holds a formula, as its text."""

    __slots__ = ()


def inert(text: str) -> str:
    """Return a cell that no program takes for a formula.

    >>> inert("+92 21 0000000"), inert("Lahore")
    ("'+92 21 0000000", 'Lahore')
    """
    return f"'{text}" if _DANGEROUS.match(text) else text


def live(cell: str) -> str:
    """Return what an inert cell stands for; CellError for a formula."""
    if isinstance(cell, Formula) or cell.startswith(FORMULA):
        raise CellError("formula")
    return cell[1:] if cell.startswith("'") and _DANGEROUS.match(cell) else cell


def tidy(text: str) -> str:
    """Return a text without signs that nobody sees, and without space around it; lines stay."""
    said = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(sign for sign in said if unicodedata.category(sign) != "Cc" or sign in _KEPT_CONTROLS).strip()


def join(parts: Iterable[str]) -> str:
    """Return several texts as one cell: "a; b". A part that would not be read back stands in quotation marks."""
    return _BETWEEN.join('"{}"'.format(part.replace('"', '""')) if _QUOTED.search(part) else part for part in parts)


def split(cell: str) -> list[str]:
    """Return the parts of a cell, without empty ones that nobody quoted. CellError."""
    return list(_parts(cell))


def _parts(cell: str) -> Iterator[str]:
    at = 0
    while at < len(cell):
        found = _PIECE.match(cell, at)
        if found is None or found.end() == at:
            raise CellError("quotes", found=cell[at : at + 60])
        at = found.end()
        if found[1] is not None:
            yield found[1].replace('""', '"')
        elif found[2][:1] == '"':
            raise CellError("quotes", found=found[2][:60])
        elif said := found[2].strip():
            yield said


def words(cell: str, labels: Mapping[str, str]) -> list[str]:
    """Return the codes of a list of words, in order, each once; a word is a code, or its label in some language.

    What nobody knows stays, to be found by whoever looks at the whole. CellError.
    """
    parts = [part for whole in split(cell) for part in ([whole] if whole.casefold() in labels else _COMMA.split(whole))]
    return sorted({labels.get(part.casefold(), part) for part in parts if part})


def word(cell: str, labels: Mapping[str, str], known: Iterable[str]) -> str:
    """Return the code of one word. CellError for one that is not known."""
    said, choices = labels.get(cell.casefold(), cell.casefold()), list(known)
    if said not in choices:
        raise CellError("one-word", words=", ".join(choices), found=cell[:60])
    return said


def yes_or_no(cell: str) -> bool:
    """Return whether a cell says yes; empty is no. CellError."""
    said = cell.casefold()
    if said in YES:
        return True
    if said not in NO:
        raise CellError("yes-or-no", found=cell[:60])
    return False


def answer(cell: str, labels: Mapping[str, str]) -> str:
    """Return "yes", "no" or "unknown"; empty is not known. CellError."""
    said = labels.get(cell.casefold(), cell.casefold())
    if said in {"", "unknown"}:
        return "unknown"
    return "yes" if yes_or_no(said) else "no"


def day(cell: str) -> str:
    """Return a day as "2026-12-25"; day, month and year are read in that order too. CellError."""
    said = plain_digits(cell).strip()
    if found := _DAY.fullmatch(said):
        parts = (found[1], found[2], found[3])
    elif found := _DAY_FIRST.fullmatch(said):
        parts = (found[3], found[2], found[1])
    else:
        raise CellError("bad-day", found=cell[:60])
    try:
        return date(*map(int, parts)).isoformat()
    except ValueError:
        raise CellError("bad-day", found=cell[:60]) from None
