"""Opening hours in a cell: "Mon-Thu 09:00-17:00; Fri 09:00-12:30, 14:30-17:00". Pure.

Days are known by their first three letters, in whole, and in Urdu; "to" and any dash stand between two of them. An hour
may be "9", "9:30", "9.30", "9am" or "5 pm". 24:00 is midnight.
"""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any, Final

from directory.phones import plain_digits
from directory.sheets.cells import day, join, split
from directory.sheets.faults import CellError

Row = list[Any]
DAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_ENGLISH: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_URDU: Final = ("پیر", "منگل", "بدھ", "جمعرات", "جمعہ", "ہفتہ", "اتوار")
_EVERY: Final = frozenset({"daily", "every day", "everyday", "روزانہ", "ہر روز"})
_WEEKDAYS: Final = {
    **{name[:length]: number for number, name in enumerate(_ENGLISH, 1) for length in range(3, len(name) + 1)},
    **{name: number for number, name in enumerate(_URDU, 1)},
}
_DASH: Final = r"\s*(?:[-–—−]|\bto\b|\bسے\b)\s*"
_CLOCK: Final = r"\d{1,2}(?:[:.]\d{2})?\s*(?:am|pm)?"
_SPAN: Final = re.compile(rf"({_CLOCK}){_DASH}({_CLOCK})", re.IGNORECASE)
_PHRASE: Final = re.compile(r"([^\d]+?)[\s:]*(\d.*)", re.DOTALL)
_TIME: Final = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?", re.IGNORECASE)
_COMMA: Final = re.compile(r"\s*[,،]\s*")
_EXCEPTION: Final = re.compile(
    rf"([\d./-]+?)(?:\s*(?:\bto\b|–|—|\bسے\b)\s*([\d./-]+?))?\s+(closed|بند|{_CLOCK}{_DASH}{_CLOCK})", re.IGNORECASE
)


def week_cell(rows: list[Row]) -> str:
    """Write a week's [weekday, opens, closes]; neighbouring days with the same hours stand together."""
    by_day = {number: [row[1:] for row in rows if row[0] == number] for number in range(1, 8)}
    runs = groupby((number for number in by_day if by_day[number]), key=lambda number: _run_of(number, by_day))
    return "; ".join(_phrase([*run], by_day) for _same, run in runs)


def week(cell: str) -> list[Row]:
    """Read a week, in the order of days and hours. CellError."""
    rows = [row for part in split(cell) for row in _week_part(part)]
    return sorted(rows)


def exceptions_cell(rows: list[Row]) -> str:
    """Write [first day, last day, opens, closes]; without hours it is closed."""
    return join(
        f"{first}{'' if last == first else f' to {last}'} {f'{opens}-{closes}' if opens else 'closed'}"
        for first, last, opens, closes in rows
    )


def exceptions(cell: str) -> list[Row]:
    """Read days that are unlike others, in order. CellError."""
    rows = [_exception(part) for part in split(cell)]
    return sorted(rows, key=lambda row: [part or "" for part in row])


def _run_of(number: int, by_day: dict[int, list[Row]]) -> int:
    """Return the first of the days before this one, without a gap, that have the same hours."""
    while by_day.get(number - 1) == by_day[number]:
        number -= 1
    return number


def _phrase(run: list[int], by_day: dict[int, list[Row]]) -> str:
    days = DAYS[run[0] - 1] + (f"-{DAYS[run[-1] - 1]}" if len(run) > 1 else "")
    return f"{days} " + ", ".join(f"{opens}-{closes}" for opens, closes in by_day[run[0]])


def _week_part(part: str) -> Iterator[Row]:
    found = _PHRASE.fullmatch(plain_digits(part))
    if not found:
        raise CellError("bad-hours", found=part[:60])
    spans = [_span(said, part) for said in _COMMA.split(found[2].strip())]
    for number in _days(found[1].strip(), part):
        yield from ([number, *span] for span in spans)


def _days(said: str, part: str) -> list[int]:
    numbers: list[int] = []
    for piece in _COMMA.split(said):
        ends = re.split(_DASH, piece.casefold().strip(" ."))
        known = [_WEEKDAYS[end.strip(" .")] for end in ends if end.strip(" .") in _WEEKDAYS]
        if piece.casefold() in _EVERY:
            numbers += range(1, 8)
        elif len(known) == len(ends) == 1:
            numbers += known
        elif len(known) == len(ends) == 2:
            numbers += _between(*known)
        else:
            raise CellError("bad-hours", found=part[:60])
    return numbers


def _between(first: int, last: int) -> list[int]:
    """Return the days of a run; "Sat-Mon" goes over the week's end."""
    return [(first - 1 + step) % 7 + 1 for step in range((last - first) % 7 + 1)]


def _span(said: str, part: str) -> Row:
    found = _SPAN.fullmatch(said.strip())
    if not found:
        raise CellError("bad-hours", found=part[:60])
    return [_clock(found[1]), _clock(found[2])]


def _clock(said: str) -> str:
    found = _TIME.fullmatch(said.strip())
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (99, 0)
    half = (found[3] or "").lower() if found else ""
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0) if 1 <= hour <= 12 else 99
    if (hour, minute) == (24, 0):
        hour = 0
    if hour > 23 or minute > 59:
        raise CellError("bad-clock", found=said[:60])
    return f"{hour:02}:{minute:02}"


def _exception(part: str) -> Row:
    found = _EXCEPTION.fullmatch(plain_digits(part).strip())
    if not found:
        raise CellError("bad-exception", found=part[:60])
    first = day(found[1])
    last = day(found[2]) if found[2] else first
    is_closed = found[3].casefold() in {"closed", "بند"}
    return [first, last, *([None, None] if is_closed else _span(found[3], part))]
