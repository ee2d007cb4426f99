"""Draws how counts went over time as SVG: pure text, without Django and without a script."""

from collections.abc import Sequence
from datetime import date
from html import escape
from typing import Final, NamedTuple

WIDTH: Final = 600
HEIGHT: Final = 200
# Room for the figures beside the lines, in the same units.
BESIDE: Final = 64
BELOW: Final = 32


class Line(NamedTuple):
    """A count on each day; `mark` is the class by which the line is drawn."""

    mark: str
    counts: Sequence[int]


def plot(days: Sequence[date], lines: Sequence[Line], *, label: str) -> str:
    """Return a picture of the lines over the days; empty for fewer than two days. Whoever hears it hears `label`."""
    if len(days) < 2:
        return ""
    most = max((count for line in lines for count in line.counts), default=0) or 1
    drawn = "".join(_line(days, line, most) for line in lines)
    return (
        f'<svg class="plot" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(label)}">'
        f'<path class="axis" d="M{BESIDE} 8V{HEIGHT - BELOW}H{WIDTH}"/>'
        f'<text x="{BESIDE - 6}" y="18" text-anchor="end">{most}</text>'
        f'<text x="{BESIDE - 6}" y="{HEIGHT - BELOW}" text-anchor="end">0</text>'
        f'<text x="{BESIDE}" y="{HEIGHT - 4}">{_day(days[0])}</text>'
        f'<text x="{WIDTH}" y="{HEIGHT - 4}" text-anchor="end">{_day(days[-1])}</text>'
        f"{drawn}</svg>"
    )


def sample(mark: str) -> str:
    """Return a short piece of a line, to stand beside its name."""
    path = f'<path class="{escape(mark)}" d="M0 8H48"/>'
    return f'<svg class="sample" viewBox="0 0 48 16" aria-hidden="true">{path}</svg>'


def _line(days: Sequence[date], line: Line, most: int) -> str:
    points = " ".join(
        f"{_across(days, day):.1f},{_up(count, most):.1f}" for day, count in zip(days, line.counts, strict=True)
    )
    return f'<polyline class="{escape(line.mark)}" points="{points}"/>'


def _across(days: Sequence[date], day: date) -> float:
    """Return where a day stands: a day that was not counted leaves its room."""
    return BESIDE + (WIDTH - BESIDE) * (day - days[0]).days / (days[-1] - days[0]).days


def _up(count: int, most: int) -> float:
    return (HEIGHT - BELOW) - (HEIGHT - BELOW - 8) * count / most


def _day(day: date) -> str:
    return f"{day.day}.{day.month}.{day.year}"
