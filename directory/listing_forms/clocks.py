"""Reads times of day and days as people type them: "9", "0900", "9 am", "۹:۳۰", "26.11.2026"."""

import re
from dataclasses import dataclass
from datetime import date, time

from directory.phones import plain_digits

NOON, HALF_A_DAY = 12, 12
_CLOCK = re.compile(r"(?P<hour>\d{1,2})(?:\s?[:.٫]?\s?(?P<minute>\d{2}))?\s?(?P<half>am|pm)?")
_EXACT = re.compile(r"\d\d:?\d\d")
_DAY = re.compile(r"(\d{1,2})\s?[./-]\s?(\d{1,2})\s?[./-]\s?(\d{4})")
_WORDS = {
    "a.m.": "am", "p.m.": "pm", "a.m": "am", "p.m": "pm", "صبح": "am", "شام": "pm", "دوپہر": "pm", "دن": "",
    "noon": "12 pm", "midnight": "12 am", "بجے": "",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day. `may_be_later`: not typed as "05:00", so that the other half of the day may be meant."""

    at: time
    may_be_later: bool = False

    def later(self) -> time:
        """Return the same on the other half of the clock."""
        return self.at.replace(hour=(self.at.hour + HALF_A_DAY) % 24)


def read_clock(typed: str) -> Clock:
    """Return the time of day that was typed. ValueError where it can be none."""
    text = plain_digits(typed).casefold().strip()
    for word, meant in _WORDS.items():
        text = text.replace(word, meant)
    # In Urdu the part of the day comes first.
    before = re.fullmatch(r"\s*(am|pm)\s+(\S.*)", text)
    found = _CLOCK.fullmatch((f"{before[2].strip()} {before[1]}" if before else text).strip())
    if not found:
        raise ValueError(typed)
    hour, minute, half = int(found["hour"]), int(found["minute"] or 0), found["half"]
    if half:
        if not 1 <= hour <= NOON:
            raise ValueError(typed)
        hour = hour % NOON + (HALF_A_DAY if half == "pm" else 0)
    at = time(0 if (hour, minute) == (24, 0) else hour, minute)
    return Clock(at, may_be_later=not half and 1 <= hour <= NOON and not _EXACT.fullmatch(text))


def read_day(typed: str) -> date:
    """Return the day that was typed, as a browser sends it or with dots. ValueError where it can be none."""
    text = plain_digits(typed).strip()
    found = _DAY.fullmatch(text)
    return date(int(found[3]), int(found[2]), int(found[1])) if found else date.fromisoformat(text)


def said(at: time) -> str:
    """Return a time as contents and forms have it: "09:00"."""
    return f"{at:%H:%M}"
