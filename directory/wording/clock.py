"""Times of day as they are spoken: "9 in the morning", "1 to 2:30 in the afternoon", "12 noon"."""

from datetime import time
from itertools import pairwise

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

MIDNIGHT, NOON, LAST_MINUTE = time(0), time(12), time(23, 59)
Span = tuple[time, time]

# From which hour on a part of the day is named; Urdu parts the evening otherwise than English does.
PARTS: dict[int, Promise] = {
    20: pgettext_lazy("evening", "%(time)s at night"),
    18: gettext_lazy("%(time)s in the evening"),
    16: pgettext_lazy("late", "%(time)s in the afternoon"),
    12: gettext_lazy("%(time)s in the afternoon"),
    4: gettext_lazy("%(time)s in the morning"),
    0: pgettext_lazy("after midnight", "%(time)s at night"),
}
EXACT: dict[time, Promise] = {
    MIDNIGHT: gettext_lazy("12 midnight"),
    NOON: gettext_lazy("12 noon"),
}


def say_clock(at: time) -> str:
    """Say a time of day: "9 in the morning", "2:30 in the afternoon", "12 noon"."""
    return str(EXACT.get(at) or _part(at)) % {"time": _bare(at)}


def say_span(span: Span) -> str:
    """Say from when to when: "1 to 2:30 in the afternoon", "9 in the morning to 5 in the afternoon"."""
    opens, closes = span
    if opens == MIDNIGHT and (closes in (MIDNIGHT, LAST_MINUTE)):
        return _("day and night")
    if not EXACT.keys() & {opens, closes} and _part(opens) is _part(closes) and opens < closes:
        both = pgettext("hours", "%(opens)s to %(closes)s") % {"opens": _bare(opens), "closes": _bare(closes)}
        return pgettext("until then", "%(hours)s") % {"hours": str(_part(opens)) % {"time": both}}
    return _("%(opens)s to %(closes)s") % {"opens": say_clock(opens), "closes": say_clock(closes)}


def breaks(day: tuple[Span, ...]) -> list[Span]:
    """Return the spans between the openings of one day."""
    return [(before[1], after[0]) for before, after in pairwise(day)]


def _part(at: time) -> Promise:
    return next(words for first, words in PARTS.items() if at.hour >= first)


def _bare(at: time) -> str:
    hour = at.hour % 12 or 12
    return f"{hour}:{at.minute:02}" if at.minute else f"{hour}"
