"""How months, days and times of day are said."""

from datetime import time

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

MONTHS = (
    gettext_lazy("January"),
    gettext_lazy("February"),
    gettext_lazy("March"),
    gettext_lazy("April"),
    pgettext_lazy("month", "May"),
    gettext_lazy("June"),
    gettext_lazy("July"),
    gettext_lazy("August"),
    gettext_lazy("September"),
    gettext_lazy("October"),
    gettext_lazy("November"),
    gettext_lazy("December"),
)

# ISO order: Monday is 1.
WEEKDAYS = (
    gettext_lazy("Monday"),
    gettext_lazy("Tuesday"),
    gettext_lazy("Wednesday"),
    gettext_lazy("Thursday"),
    gettext_lazy("Friday"),
    gettext_lazy("Saturday"),
    gettext_lazy("Sunday"),
)

# The first hour of each part of the day; Urdu has a word for each where English says am and pm.
PARTS = (
    (20, pgettext_lazy("at night", "%(time)s pm")),
    (16, pgettext_lazy("in the evening", "%(time)s pm")),
    (12, pgettext_lazy("in the afternoon", "%(time)s pm")),
    (4, pgettext_lazy("in the morning", "%(time)s am")),
    (0, pgettext_lazy("after midnight", "%(time)s am")),
)


def say_month(date: str) -> str:
    """Say "2025-09-01" or "2025-09" as "September 2025", "2025" as "2025"."""
    year, _dash, rest = date.partition("-")
    month = rest[:2]
    if not (month.isdecimal() and 1 <= int(month) <= 12):
        return year
    return _("%(month)s %(year)s") % {"month": MONTHS[int(month) - 1], "year": year}


def say_weekday(weekday: int) -> str:
    """Say an ISO weekday: 1 is Monday."""
    return str(WEEKDAYS[weekday - 1])


def say_time(at: time) -> str:
    """Say a time of day on the clock of twelve hours: "9:00 am"."""
    part = next(words for first, words in PARTS if at.hour >= first)
    return str(part) % {"time": f"{at.hour % 12 or 12}:{at.minute:02}"}
