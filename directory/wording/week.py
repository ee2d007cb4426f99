"""A week of opening hours, read as lines: days with the same hours stand together, a break is said."""

from collections.abc import Iterable
from datetime import time
from itertools import groupby
from typing import NamedTuple, Protocol

from django.utils.translation import gettext as _

from directory.wording.dates import say_time, say_weekday


class Spell(Protocol):
    """One opening interval of a week; the weekday is ISO, Monday is 1."""

    @property
    def weekday(self) -> int: ...  # noqa: D102
    @property
    def opens_at(self) -> time: ...  # noqa: D102
    @property
    def closes_at(self) -> time: ...  # noqa: D102


class Line(NamedTuple):
    """One line of the week: "Monday to Thursday", "9:00 am to 5:00 pm"."""

    days: str
    hours: str


def say_week(spells: Iterable[Spell]) -> list[Line]:
    """Return the week's lines, Monday first; a day without an interval is closed."""
    week: dict[int, list[tuple[time, time]]] = {day: [] for day in range(1, 8)}
    for spell in sorted(spells, key=lambda one: (one.weekday, one.opens_at)):
        week[spell.weekday].append((spell.opens_at, spell.closes_at))
    runs = [[day for day, _hours in run] for _same, run in groupby(week.items(), key=lambda item: item[1])]
    return [Line(_say_days(days[0], days[-1]), _say_hours(week[days[0]])) for days in runs]


def _say_days(first: int, last: int) -> str:
    if (first, last) == (1, 7):
        return _("Every day")
    if first == last:
        return say_weekday(first)
    return _("%(first)s to %(last)s") % {"first": say_weekday(first), "last": say_weekday(last)}


def _say_hours(hours: list[tuple[time, time]]) -> str:
    if not hours:
        return _("closed")
    said = [_("%(opens)s to %(closes)s") % {"opens": say_time(a), "closes": say_time(b)} for a, b in hours]
    return _(", then ").join(said)
