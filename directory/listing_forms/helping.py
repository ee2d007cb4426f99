"""The buttons beside the hours: they change what stands in the form, keep everything else, and save nothing."""

from collections.abc import Callable
from datetime import time
from typing import Final

from django.http import QueryDict

from directory.listing_forms.clocks import read_clock, said
from directory.listing_forms.dates import MOST
from directory.listing_forms.week import DAYS, MOST_SPANS

FRIDAY: Final = 5
BREAK: Final = (time(13), time(14, 30))
MORE_ROWS: Final = 3


def helped(sent: QueryDict, button: str) -> QueryDict:
    """Return what was sent, changed as a button does; `button` is a key of HELPS, a space, and the part's name."""
    help_with, _space, part = button.partition(" ")
    changed = sent.copy()
    HELPS[help_with](changed, part)
    return changed


def copy_monday(sent: QueryDict, part: str) -> None:
    """Give every day the hours of Monday."""
    monday = _times(sent, part, 1)
    for day in DAYS[1:]:
        _write(sent, part, day, monday)


def friday_break(sent: QueryDict, part: str) -> None:
    """Put the break of the Friday prayer into Friday's hours, or into Monday's where Friday has none."""
    hours = _times(sent, part, FRIDAY) or _times(sent, part, 1)
    if not hours:
        return
    opens, closes = hours[0][0], hours[-1][1]
    try:
        begins, ends = read_clock(opens).at, read_clock(closes)
    except ValueError:
        return
    # "5" is by day where the break is to be inside the hours.
    end = ends.later() if ends.may_be_later and ends.at <= begins else ends.at
    if begins < BREAK[0] and BREAK[1] < end:
        _write(sent, part, FRIDAY, [(opens, said(BREAK[0])), (said(BREAK[1]), said(end))])


def as_usual(sent: QueryDict, part: str) -> None:
    """Put the usual week into that of Ramadan, to be changed there."""
    for day in DAYS:
        _write(sent, part, day, _times(sent, "week", day))


def more_dates(sent: QueryDict, part: str) -> None:
    """Add empty rows for days that are closed."""
    rows = sum(f"dates-{at}-first-day" in sent for at in range(MOST))
    for at in range(rows, min(MOST, rows + MORE_ROWS)):
        for name in ("first-day", "last-day", "opens", "closes"):
            sent[f"dates-{at}-{name}"] = ""


def read_back(sent: QueryDict, part: str) -> None:
    """Change nothing: the page says the hours as they are typed."""


HELPS: Final[dict[str, Callable[[QueryDict, str], None]]] = {
    "copy-monday": copy_monday,
    "friday-break": friday_break,
    "as-usual": as_usual,
    "more-dates": more_dates,
    "read-back": read_back,
}


def _times(sent: QueryDict, part: str, day: int) -> list[tuple[str, str]]:
    """Return the openings of a day as they were typed, without empty ones."""
    spans = [(sent.get(f"{part}-{day}-{at}-opens", ""), sent.get(f"{part}-{day}-{at}-closes", ""))
             for at in range(MOST_SPANS)]  # fmt: skip
    return [span for span in spans if any(span)]


def _write(sent: QueryDict, part: str, day: int, spans: list[tuple[str, str]]) -> None:
    for at in range(MOST_SPANS):
        opens, closes = spans[at] if at < len(spans) else ("", "")
        if at < len(spans) or f"{part}-{day}-{at}-opens" in sent:
            sent[f"{part}-{day}-{at}-opens"], sent[f"{part}-{day}-{at}-closes"] = opens, closes
