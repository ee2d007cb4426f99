"""Whether a place is open, said at the moment of the answer."""

from datetime import datetime, timedelta
from typing import Protocol

from django.utils.translation import gettext as _

from directory.wording.dates import say_time, say_weekday


class Opens(Protocol):
    """What an opening must know; both times are in the place's own time zone."""

    @property
    def state(self) -> str: ...  # noqa: D102
    @property
    def until(self) -> datetime | None: ...  # noqa: D102
    @property
    def opens_at(self) -> datetime | None: ...  # noqa: D102


def say_opening(opening: Opens, at: datetime) -> str:
    """Say "Open now", "Open now, until 5:00 pm", "Closed, opens at 9:00 am" or "Hours not known"."""
    if opening.state == "open":
        return _open(opening.until, at)
    if opening.state == "closed":
        return _closed(opening.opens_at, at)
    return _("Hours not known")


def _open(until: datetime | None, at: datetime) -> str:
    if until is None or until - at > timedelta(hours=24):
        return _("Open now")
    return _("Open now, until %(time)s") % {"time": say_time(until.timetz())}


def _closed(opens_at: datetime | None, at: datetime) -> str:
    if opens_at is None:
        return _("Closed")
    return _("Closed, opens %(when)s") % {"when": _when(opens_at, at.astimezone(opens_at.tzinfo))}


def _when(opens_at: datetime, now: datetime) -> str:
    days = (opens_at.date() - now.date()).days
    said = {"time": say_time(opens_at.timetz()), "day": say_weekday(opens_at.isoweekday())}
    if days == 0:
        return _("at %(time)s") % said
    if days == 1:
        return _("tomorrow at %(time)s") % said
    return _("on %(day)s at %(time)s") % said if days < 7 else _("in more than a week")
