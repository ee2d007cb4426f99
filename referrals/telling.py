"""What an app may hear of a case, if she agrees: three words, without Django."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from referrals.states import CaseState


class AppStatus(StrEnum):
    """All that an app may ever hear, from the first to the last."""

    RECEIVED = "received"
    IN_PROGRESS = "in_progress"
    CLOSED = "closed"


# Whoever was put aside by a filter is said like everybody. What is erased is not said at all.
SAID: Final[Mapping[CaseState, AppStatus]] = {
    CaseState.NEW: AppStatus.RECEIVED,
    CaseState.HELD_SPAM: AppStatus.RECEIVED,
    CaseState.CLAIMED: AppStatus.IN_PROGRESS,
    CaseState.WAITING_SURVIVOR: AppStatus.IN_PROGRESS,
    CaseState.CLOSED: AppStatus.CLOSED,
}
# It moves forwards only: that a case came back to the queue, or was opened anew, is not told. "" is nothing yet.
ORDER: Final = ("", *AppStatus)


def states_of(status: AppStatus) -> list[CaseState]:
    """Return the states that are said by this word."""
    return [state for state, said in SAID.items() if said == status]


def before(status: AppStatus) -> tuple[str, ...]:
    """Return what may have been told before this word."""
    return ORDER[: ORDER.index(status)]
