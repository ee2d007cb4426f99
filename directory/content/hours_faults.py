"""What is wrong with opening hours: what overlaps, has no length, or ends before it begins."""

from collections.abc import Iterator
from datetime import date, time
from itertools import pairwise
from typing import Any, Final

from directory.content.shape import Content

DAY_MIN: Final = 24 * 60
Found = tuple[str, str, str]


def hours_faults(content: Content) -> Iterator[Found]:
    """Yield (key, code, what was found) for each fault of the hours."""
    for key in ("week", "ramadan"):
        yield from _week_faults(key, content[key])
    wrong = list(_dates_faults(content["exceptions"]))
    yield from wrong
    later = None if wrong else crossing(content["exceptions"])
    if later is not None:
        first, last, *_times = content["exceptions"][later]
        yield "exceptions", "overlap", f"{first} – {last}"


def crossing(rows: list[list[Any]]) -> int | None:
    """Return which of the special dates, as sorted, is the first that says something else than one before it.

    Of days that lie inside others the shortest stretch speaks, so that is no fault.
    """
    pairs = ((at, before) for at in range(len(rows)) for before in range(at))
    return next((at for at, before in pairs if _cross(rows[before], rows[at])), None)


def _cross(one: list[Any], other: list[Any]) -> bool:
    first, last, *times = one
    begins, ends, *clocks = other
    if (first, last) == (begins, ends):
        return None in (*times, *clocks) or _times_cross(times, clocks, is_long=first != last)
    is_inside = (first <= begins and ends <= last) or (begins <= first and last <= ends)
    return first <= ends and begins <= last and not is_inside


def _times_cross(one: list[str], other: list[str], *, is_long: bool) -> bool:
    """Say whether two openings meet; those of several days also in the night between two of them."""
    spans = sorted(_span(1, *times) for times in (one, other))
    tomorrow = [tuple(minute + DAY_MIN for minute in spans[0])] if is_long else []
    return any(start < end for (_start, end), (start, _end) in pairwise([*spans, *tomorrow]))


def _dates_faults(rows: list[list[Any]]) -> Iterator[Found]:
    for first, last, opens, closes in rows:
        if date.fromisoformat(last) < date.fromisoformat(first):
            yield "exceptions", "bad-days", f"{first} – {last}"
        if opens is not None and opens == closes:
            yield "exceptions", "no-length", f"{opens}–{closes}"


def _week_faults(key: str, rows: list[list[Any]]) -> Iterator[Found]:
    for _day, opens, closes in rows:
        # From midnight to midnight is the whole day.
        if opens == closes and opens != "00:00":
            yield key, "no-length", f"{opens}–{closes}"
    spans = sorted(_span(*row) for row in rows)
    next_week = [(start + 7 * DAY_MIN, end) for start, end in spans[:1]]
    for (_start, end), (start, _end) in pairwise([*spans, *next_week]):
        if start < end:
            yield key, "overlap", f"{start // 60 % 24:02}:{start % 60:02}"
            return


def _span(day: int, opens: str, closes: str) -> tuple[int, int]:
    """Return minutes of the week; an end that is not after its start is the next day's."""
    start, end = _minutes(opens), _minutes(closes)
    begin = (day - 1) * DAY_MIN
    return begin + start, begin + end + (0 if end > start else DAY_MIN)


def _minutes(clock: str) -> int:
    at = time.fromisoformat(clock)
    return at.hour * 60 + at.minute
