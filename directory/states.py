"""How a listing moves on its way to the public, and how its confirmation ages: tables, without Django.

Everything that is allowed stands here; the rest is not. Where vetting stands (`VettingState`), whether we confirmed the
listing (`Assurance`) and whether the service itself runs (`Status`) are three facts that are never mixed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final


class VettingState(StrEnum):
    """Where the listing stands on its way to the public."""

    DRAFT = "draft"
    IN_REVIEW = "in review"
    PUBLISHED = "published"
    SUSPENDED = "suspended"
    ARCHIVED = "archived"


class Deed(StrEnum):
    """What moves a listing."""

    SUBMIT = "submit"
    RETURN = "return"
    PUBLISH = "publish"
    SUSPEND = "suspend"
    LAPSE = "lapse"
    WITHDRAW = "withdraw"
    REOPEN = "reopen"


class Who(StrEnum):
    """Who may move it."""

    WORKER = "its organization or a vetter"
    VETTER = "a vetter"
    OTHER_VETTER = "a vetter who did not submit it; two where the place is hidden or in doubt"
    TIMER = "the clock"


@dataclass(frozen=True, slots=True)
class Move:
    """From where to where, by whom."""

    froms: frozenset[VettingState]
    to: VettingState
    who: Who


S = VettingState
MOVES: Final[Mapping[Deed, Move]] = {
    Deed.SUBMIT: Move(frozenset({S.DRAFT}), S.IN_REVIEW, Who.WORKER),
    Deed.RETURN: Move(frozenset({S.IN_REVIEW}), S.DRAFT, Who.VETTER),
    Deed.PUBLISH: Move(frozenset({S.IN_REVIEW, S.SUSPENDED}), S.PUBLISHED, Who.OTHER_VETTER),
    Deed.SUSPEND: Move(frozenset({S.PUBLISHED}), S.SUSPENDED, Who.VETTER),
    Deed.LAPSE: Move(frozenset({S.PUBLISHED}), S.SUSPENDED, Who.TIMER),
    Deed.WITHDRAW: Move(frozenset({S.DRAFT, S.IN_REVIEW, S.PUBLISHED, S.SUSPENDED}), S.ARCHIVED, Who.VETTER),
    Deed.REOPEN: Move(frozenset({S.ARCHIVED}), S.IN_REVIEW, Who.VETTER),
}


def may_move(state: str, deed: Deed) -> bool:
    """Say whether the table has this move."""
    return state in MOVES[deed].froms


class Freshness(StrEnum):
    """How a confirmation has aged: derived from its date, never stored."""

    NEVER = "never confirmed"
    FRESH = "fresh"
    DUE = "due"
    OVERDUE = "overdue"


# Days after it is due at which a confirmation is overdue, at which a listing lapses, and at which we remind.
OVERDUE_AFTER: Final = timedelta(days=30)
LAPSES_AFTER: Final = timedelta(days=60)
REMIND_AFTER: Final = (timedelta(0), timedelta(days=30), timedelta(days=45))
# Nobody's listing lapses before so many reminders were sent, and so long after the last of them.
REMINDERS_BEFORE_LAPSE: Final = 2
GRACE: Final = timedelta(days=14)
# Days after it is due at which a listing lapses of which nobody can be reminded.
UNKEPT_LAPSES_AFTER: Final = timedelta(days=180)


@dataclass(frozen=True, slots=True)
class Standing:
    """What the clock needs to know of a listing. `due_on` is None for what was never confirmed: no clock runs."""

    due_on: date | None
    reminders: int = 0
    reminded_on: date | None = None
    is_kept: bool = False
    """An emergency or national line, or the last open help of its kind in a province: a person must decide."""
    is_reachable: bool = True
    """Somebody of its organization has an account, and can be reminded."""


def due_on(assured_date: date | None, period_days: int, called_for_on: date | None = None) -> date | None:
    """Return the day on which a confirmation is due; `called_for_on` is a day on which doubts called for one."""
    if assured_date is None:
        return None
    due = assured_date + timedelta(days=period_days)
    return min(due, called_for_on) if called_for_on else due


def freshness(due: date | None, today: date) -> Freshness:
    """Say how a confirmation that is due on a day stands today."""
    if due is None:
        return Freshness.NEVER
    if today > due + OVERDUE_AFTER:
        return Freshness.OVERDUE
    return Freshness.DUE if today > due else Freshness.FRESH


def wants_reminder(listing: Standing, today: date) -> bool:
    """Say whether the next reminder's day has come; one a day at most, so that a clock that stood still sends one."""
    if listing.due_on is None or listing.reminders >= len(REMIND_AFTER) or listing.reminded_on == today:
        return False
    return today > listing.due_on + REMIND_AFTER[listing.reminders]


def has_lapsed(listing: Standing, today: date) -> bool:
    """Say whether the clock takes the listing down today."""
    if listing.due_on is None or listing.is_kept:
        return False
    if not listing.is_reachable:
        return today > listing.due_on + UNKEPT_LAPSES_AFTER
    if listing.reminded_on is None:
        return False
    was_reminded = listing.reminders >= REMINDERS_BEFORE_LAPSE and today > listing.reminded_on + GRACE
    return was_reminded and today > listing.due_on + LAPSES_AFTER
