"""Opening hours: a schedule only where the words leave no doubt."""

import re
from typing import NamedTuple

ALWAYS = frozenset(
    {"24 hours", "24/7", "24 hours, every day", "24 hours, 365 days", "24 hours (per the guide)", "any time"}
)
DAYS = {"Mon": 1, "Tue": 2, "Wed": 3, "Thu": 4, "Fri": 5, "Sat": 6, "Sun": 7}
DAY = "|".join(DAYS)
WEEKLY = re.compile(rf"(?P<first>{DAY})-(?P<last>{DAY}) (?P<opens>\d{{1,2}}:\d\d)-(?P<closes>\d{{1,2}}:\d\d)")
DAILY = re.compile(r"(?P<opens>\d{1,2}:\d\d)-(?P<closes>\d{1,2}:\d\d) daily(?:; recorded messages answered next day)?")
# Words of somebody who compared sources: for vetters.
DOUBT = re.compile(r"sources|older page|not confirmed|one repository", re.IGNORECASE)


class OpeningHours(NamedTuple):
    """What is known: always open, or weekly intervals (weekday 1-7, "HH:MM", "HH:MM"), or words alone."""

    always_open: bool = False
    weekly: tuple[tuple[int, str, str], ...] = ()
    words: str = ""
    doubt: str = ""


def read_hours(text: str | None) -> OpeningHours:
    """Return the hours that `text` states. Dated, partial and contradictory words give no schedule."""
    words = (text or "").strip()
    if words in ALWAYS:
        return OpeningHours(always_open=True)
    weekly = _weekly(words)
    if weekly:
        return OpeningHours(weekly=weekly, words=words if ";" in words else "")
    return OpeningHours(doubt=words) if DOUBT.search(words) else OpeningHours(words=words)


def _weekly(words: str) -> tuple[tuple[int, str, str], ...]:
    if found := DAILY.fullmatch(words):
        first, last = 1, 7
    elif found := WEEKLY.fullmatch(words):
        first, last = DAYS[found["first"]], DAYS[found["last"]]
    else:
        return ()
    opens, closes = _clock(found["opens"]), _clock(found["closes"])
    return tuple((day, opens, closes) for day in range(first, last + 1))


def _clock(text: str) -> str:
    """Return "09:00" for "9:00" and "00:00" for "24:00"."""
    hour, minute = text.split(":")
    return f"{int(hour) % 24:02d}:{minute}"
