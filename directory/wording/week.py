"""A week of opening hours, read as one sentence: days with the same hours stand together, a break is said."""

from collections.abc import Iterable
from datetime import time
from itertools import groupby
from typing import Final, Protocol

from django.utils.translation import gettext as _

from directory.wording.clock import Span, breaks, say_span
from directory.wording.dates import say_weekday

Day = tuple[Span, ...]
# What is shut for longer than this is no break: the place opens twice.
LONGEST_BREAK_MIN: Final = 180


class Spell(Protocol):
    """One opening interval of a week; the weekday is ISO, Monday is 1."""

    @property
    def weekday(self) -> int: ...  # noqa: D102
    @property
    def opens_at(self) -> time: ...  # noqa: D102
    @property
    def closes_at(self) -> time: ...  # noqa: D102


def say_week(spells: Iterable[Spell]) -> str:
    """Return the week as a sentence without its full stop, Monday first, closed days last; empty without spells."""
    days_by_hours: dict[Day, list[int]] = {}
    for weekday, day in _days(spells).items():
        days_by_hours.setdefault(day, []).append(weekday)
    closed = days_by_hours.pop((), [])
    usual = next(iter(days_by_hours), ())
    phrases = [_phrase(day, weekdays, usual) for day, weekdays in days_by_hours.items()]
    if closed and phrases:
        phrases.append(_("closed on %(days)s") % {"days": say_days(closed)})
    return _("; ").join(phrases)


def say_days(weekdays: Iterable[int]) -> str:
    """Say ISO weekdays in their order: "Monday to Thursday and Saturday", "Every day"."""
    runs = [[day for _at, day in run] for _same, run in groupby(enumerate(weekdays), key=lambda at: at[1] - at[0])]
    return _(" and ").join(_say_run(run[0], run[-1]) for run in runs)


def _say_run(first: int, last: int) -> str:
    if (first, last) == (1, 7):
        return _("Every day")
    said = {"first": say_weekday(first), "last": say_weekday(last)}
    if first == last:
        return said["first"]
    return (_("%(first)s to %(last)s") if last - first > 1 else _("%(first)s and %(last)s")) % said


def _days(spells: Iterable[Spell]) -> dict[int, Day]:
    rows = sorted((spell.weekday, spell.opens_at, spell.closes_at) for spell in spells)
    return {day: tuple((opens, closes) for weekday, opens, closes in rows if weekday == day) for day in range(1, 8)}


def _phrase(day: Day, weekdays: list[int], usual: Day) -> str:
    """Say the hours of some days; on Friday often those of the others with a break."""
    days = say_days(weekdays)
    pause = _pause(day)
    if pause and usual == (_outer(day),):
        return _("%(days)s the same, with a break from %(pause)s") % {"days": days, "pause": say_span(pause)}
    return _("%(days)s %(hours)s") % {"days": days, "hours": _say_day(day, pause)}


def _say_day(day: Day, pause: Span | None) -> str:
    if pause is None:
        return _(", and again ").join(map(say_span, day))
    return _("%(hours)s, with a break from %(pause)s") % {"hours": say_span(_outer(day)), "pause": say_span(pause)}


def _outer(day: Day) -> Span:
    return day[0][0], day[-1][1]


def _pause(day: Day) -> Span | None:
    """Return the break of a day with one short break; None for any other day."""
    pauses = breaks(day)
    return pauses[0] if len(pauses) == 1 and 0 < _minutes(pauses[0]) <= LONGEST_BREAK_MIN else None


def _minutes(span: Span) -> int:
    opens, closes = span
    return (closes.hour - opens.hour) * 60 + closes.minute - opens.minute
