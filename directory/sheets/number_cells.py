"""Numbers and costs in a cell: "042-0000000 [office]; 1043", "free legal aid [free]". Pure.

What stands in square brackets at the end is said of what stands before it. What the listing says already is taken over
as it is, so that a number keeps how it is dialled.
"""

import re
from collections.abc import Iterable
from typing import Any, Final

import phonenumbers

from directory.phones import LONGEST_CODE, is_short_code, plain_digits
from directory.sheets.cells import join, split
from directory.sheets.faults import CellError

Row = dict[str, Any]
LONGEST_NUMBER: Final = 40
LONGEST_LABEL: Final = 120
LONGEST_COST: Final = 200
FREE: Final = frozenset({"free", "مفت"})
PRICES: Final = {"free": True, "paid": False, "?": None}
_NOTED: Final = re.compile(r"(.*?)\s*\[([^\[\]]*)\]", re.DOTALL)


def numbers_cell(rows: Iterable[Row]) -> str:
    """Write numbers as they are published, each with its note."""
    return join(_noted(row["published"], row["label"]) for row in rows)


def phones(cell: str, kind: str, country: str, held: Iterable[Row]) -> list[Row]:
    """Read numbers of one kind, as they are dialled in a country; `held` are the listing's. CellError."""
    known = {(row["published"], row["label"]): row for row in held if row["kind"] == kind}
    return [known.get(said) or _phone(*said, kind, country) for said in map(_number, split(cell))]


def lines(cell: str, country: str, held: Iterable[Row]) -> list[Row]:
    """Read the lines of others that lead to a listing. CellError."""
    known = {(row["published"], row["label"]): row for row in held}
    return [known.get(said) or _line(*said, country) for said in map(_number, split(cell))]


def costs_cell(rows: Iterable[Row]) -> str:
    """Write what it costs: the words, and in brackets whether that is nothing, where the words do not say it."""
    return join(_cost_said(row) for row in rows)


def costs(cell: str) -> list[Row]:
    """Read what it costs. CellError."""
    return [_cost(part) for part in split(cell)]


def _noted(said: str, note: str) -> str:
    return f"{said} [{note}]" if note or said.endswith("]") else said


def _apart(part: str) -> tuple[str, str]:
    found = _NOTED.fullmatch(part)
    return (found[1], found[2]) if found else (part, "")


def _number(part: str) -> tuple[str, str]:
    said, note = _apart(part)
    if len(said) > LONGEST_NUMBER:
        raise CellError("too-long", limit=str(LONGEST_NUMBER))
    if len(note) > LONGEST_LABEL:
        raise CellError("too-long", limit=str(LONGEST_LABEL))
    return said, note


def _phone(published: str, label: str, kind: str, country: str) -> Row:
    dial, e164 = _dialled(published, country)
    return {"kind": kind, "published": published, "dial": dial, "e164": e164, "label": label}


def _line(published: str, label: str, country: str) -> Row:
    return {"helpline": None, "published": published, "dial": _dialled(published, country)[0], "label": label}


def _dialled(published: str, country: str) -> tuple[str, str]:
    """Return what is dialled, and the number in full; empty for a short code."""
    said = plain_digits(published)
    digits = re.sub(r"\D", "", said)
    is_short = len(digits) <= LONGEST_CODE and not said.startswith("0")
    if not said.startswith("+") and (is_short or is_short_code(digits, country)):
        if not digits:
            raise CellError("bad-number", found=published)
        return digits, ""
    try:
        number = phonenumbers.parse(said.replace("(0)", ""), country)
    except phonenumbers.NumberParseException:
        raise CellError("bad-number", found=published) from None
    full = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return full, full


def _cost_said(row: Row) -> str:
    option = row["option"]
    if _cost(option) == row:
        return str(option)
    return f"{option} [{next(word for word, free in PRICES.items() if free is row['free'])}]"


def _cost(part: str) -> Row:
    said, note = _apart(part)
    if note.casefold() in PRICES and said:
        free = PRICES[note.casefold()]
    else:
        said, free = part, True if part.casefold() in FREE else None
    if len(said) > LONGEST_COST:
        raise CellError("too-long", limit=str(LONGEST_COST))
    return {"free": free, "option": said}
