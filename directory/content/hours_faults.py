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
    for first, last, opens, closes in content["exceptions"]:
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
