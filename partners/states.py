"""Where a partner stands, and what moves it: a table, without Django. What is not in it is not allowed."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class State(StrEnum):
    """Where a partner stands. Only the keys of one that is approved open anything."""

    ASKED = "asked"
    APPROVED = "approved"
    REFUSED = "refused"
    STOPPED = "stopped"


class Deed(StrEnum):
    """What an administrator does to a partner."""

    APPROVE = "approve"
    REFUSE = "refuse"
    STOP = "stop"
    RESUME = "resume"


@dataclass(frozen=True, slots=True)
class Move:
    """From where to where; `says_why`: the partner is told the reason, so there must be one."""

    begin: State
    end: State
    says_why: bool = False


MOVES: Final[Mapping[Deed, Move]] = {
    Deed.APPROVE: Move(State.ASKED, State.APPROVED),
    Deed.REFUSE: Move(State.ASKED, State.REFUSED, says_why=True),
    Deed.STOP: Move(State.APPROVED, State.STOPPED, says_why=True),
    Deed.RESUME: Move(State.STOPPED, State.APPROVED),
}


def deeds(state: str) -> list[Deed]:
    """Return what can be done to a partner that stands there."""
    return [deed for deed, move in MOVES.items() if move.begin == state]
