"""How a case and a referral move: tables, without Django. Everything that is allowed stands here; the rest is not.

A **case** is what a survivor sends to the desk. A **referral** is what goes from the desk to one centre, with her
consent. A new try after an end is a new referral: what has ended never moves again.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final


class CaseState(StrEnum):
    """Where a case stands."""

    NEW = "new"
    CLAIMED = "claimed"
    WAITING_SURVIVOR = "waiting_survivor"
    HELD_SPAM = "held_spam"
    CLOSED = "closed"
    ERASED = "erased"


class ReferralState(StrEnum):
    """Where a referral to one centre stands."""

    PROPOSED = "proposed"
    CONSENTED = "consented"
    SENT = "sent"
    SEEN = "seen"
    ACCEPTED = "accepted"
    ACTIVE = "active"
    DONE = "done"
    DECLINED = "declined"
    NOT_REACHED = "not_reached"
    NO_ANSWER = "no_answer"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    RECALLED = "recalled"


class Who(StrEnum):
    """Who may make a move."""

    SURVIVOR = "survivor"
    FILTER = "filter"
    MODERATOR = "moderator"
    HOLDER = "holder"
    LEAD = "lead"
    HEAD = "head"
    TWO_PEOPLE = "two people"
    CENTRE = "centre"
    TIMER = "timer"


class Closing(StrEnum):
    """Why a case was closed."""

    HELPED = "helped"
    NUMBER_GIVEN = "number_given"
    STOPPED = "stopped"
    NO_ANSWER = "no_answer"
    OUT_OF_SCOPE = "out_of_scope"
    DUPLICATE = "duplicate"
    ABUSE = "abuse"


State = CaseState | ReferralState
Moves = Mapping[tuple[State, State], frozenset[Who]]


def _by(*who: Who) -> frozenset[Who]:
    return frozenset(who)


C, R = CaseState, ReferralState
OPEN_CASES: Final = frozenset({C.NEW, C.CLAIMED, C.WAITING_SURVIVOR})
# Nobody holds a case in these states.
HOLDS_NOTHING: Final = (C.NEW.value, C.HELD_SPAM.value, C.CLOSED.value)
BEGINNINGS: Final[Mapping[State, frozenset[Who]]] = {
    C.NEW: _by(Who.SURVIVOR),
    C.HELD_SPAM: _by(Who.FILTER),
    R.PROPOSED: _by(Who.HOLDER),
}
CASE_MOVES: Final[Moves] = {
    (C.NEW, C.CLAIMED): _by(Who.MODERATOR),
    (C.NEW, C.HELD_SPAM): _by(Who.FILTER),
    (C.NEW, C.CLOSED): _by(Who.SURVIVOR, Who.TIMER),
    (C.NEW, C.ERASED): _by(Who.SURVIVOR, Who.TWO_PEOPLE, Who.TIMER),
    # To another holder, with a note.
    (C.CLAIMED, C.CLAIMED): _by(Who.HOLDER, Who.LEAD),
    (C.CLAIMED, C.NEW): _by(Who.HOLDER, Who.LEAD, Who.TIMER),
    (C.CLAIMED, C.WAITING_SURVIVOR): _by(Who.HOLDER),
    (C.CLAIMED, C.HELD_SPAM): _by(Who.HOLDER),
    (C.CLAIMED, C.CLOSED): _by(Who.HOLDER, Who.SURVIVOR, Who.TIMER),
    (C.CLAIMED, C.ERASED): _by(Who.SURVIVOR, Who.TWO_PEOPLE, Who.TIMER),
    (C.WAITING_SURVIVOR, C.CLAIMED): _by(Who.SURVIVOR, Who.HOLDER),
    # A holder who leaves, or who has left, cannot wait for her answer.
    (C.WAITING_SURVIVOR, C.NEW): _by(Who.HOLDER, Who.LEAD, Who.TIMER),
    (C.WAITING_SURVIVOR, C.CLOSED): _by(Who.HOLDER, Who.SURVIVOR, Who.TIMER),
    (C.WAITING_SURVIVOR, C.ERASED): _by(Who.SURVIVOR, Who.TWO_PEOPLE, Who.TIMER),
    # Nobody is thrown away by a filter: after seven days a person looks.
    (C.HELD_SPAM, C.NEW): _by(Who.MODERATOR, Who.SURVIVOR, Who.TIMER),
    # She reads what everybody reads, so she can do what everybody can.
    (C.HELD_SPAM, C.CLOSED): _by(Who.SURVIVOR),
    (C.HELD_SPAM, C.ERASED): _by(Who.SURVIVOR, Who.TWO_PEOPLE, Who.TIMER),
    (C.CLOSED, C.NEW): _by(Who.SURVIVOR, Who.LEAD),
    (C.CLOSED, C.ERASED): _by(Who.SURVIVOR, Who.TWO_PEOPLE, Who.TIMER),
}
REFERRAL_MOVES: Final[Moves] = {
    # By the holder only where she said yes on the telephone, and that is recorded.
    (R.PROPOSED, R.CONSENTED): _by(Who.SURVIVOR, Who.HOLDER),
    (R.CONSENTED, R.SENT): _by(Who.HOLDER),
    # A centre without an account is rung; the holder writes down what it says.
    (R.SENT, R.SEEN): _by(Who.CENTRE, Who.HOLDER),
    (R.SENT, R.NO_ANSWER): _by(Who.TIMER, Who.HOLDER),
    (R.SEEN, R.ACCEPTED): _by(Who.CENTRE, Who.HOLDER),
    (R.SEEN, R.DECLINED): _by(Who.CENTRE, Who.HOLDER),
    (R.ACCEPTED, R.ACTIVE): _by(Who.CENTRE, Who.HOLDER),
    (R.ACTIVE, R.DONE): _by(Who.CENTRE, Who.HOLDER),
    (R.ACTIVE, R.NOT_REACHED): _by(Who.CENTRE, Who.HOLDER),
    **{
        (state, R.WITHDRAWN): _by(Who.SURVIVOR)
        for state in (R.PROPOSED, R.CONSENTED, R.SENT, R.SEEN, R.ACCEPTED, R.ACTIVE)
    },
    **{
        (state, R.RECALLED): _by(Who.HOLDER, Who.TIMER)
        for state in (R.PROPOSED, R.CONSENTED, R.SENT, R.SEEN, R.ACCEPTED)
    },
    **{(state, R.EXPIRED): _by(Who.TIMER) for state in (R.PROPOSED, R.CONSENTED, R.SENT, R.SEEN, R.ACCEPTED)},
}
MOVES: Final[Moves] = {**CASE_MOVES, **REFERRAL_MOVES}
ENDS: Final = frozenset({C.ERASED, R.DONE, R.DECLINED, R.NOT_REACHED, R.NO_ANSWER, R.WITHDRAWN, R.EXPIRED, R.RECALLED})
# Whose turn it is, so that nobody waits for somebody who does not know of it.
TURNS: Final[Mapping[State, Who | None]] = {
    C.NEW: Who.MODERATOR,
    C.CLAIMED: Who.HOLDER,
    C.WAITING_SURVIVOR: Who.SURVIVOR,
    C.HELD_SPAM: Who.MODERATOR,
    C.CLOSED: Who.TIMER,
    C.ERASED: None,
    R.PROPOSED: Who.SURVIVOR,
    R.CONSENTED: Who.HOLDER,
    R.SENT: Who.CENTRE,
    R.SEEN: Who.CENTRE,
    R.ACCEPTED: Who.CENTRE,
    R.ACTIVE: Who.CENTRE,
    **dict.fromkeys((R.DONE, R.DECLINED, R.NOT_REACHED, R.NO_ANSWER, R.WITHDRAWN, R.EXPIRED, R.RECALLED)),
}


@dataclass(frozen=True, slots=True)
class Timer:
    """What happens by itself `after` a state began. Without `to`, somebody is told and the state stays."""

    name: str
    state: State
    after: timedelta
    to: State | None = None
    is_urgent: bool | None = None
    tells: Who | None = None
    closing: Closing | None = None


HOUR, DAY = timedelta(hours=1), timedelta(days=1)
TIMERS: Final = (
    Timer("urgent and unclaimed", C.NEW, HOUR, is_urgent=True, tells=Who.MODERATOR),
    Timer("urgent and still unclaimed", C.NEW, 2 * HOUR, is_urgent=True, tells=Who.LEAD),
    Timer("unclaimed for a day", C.NEW, DAY, is_urgent=False, tells=Who.LEAD),
    Timer("unclaimed for three days", C.NEW, 3 * DAY, is_urgent=False, tells=Who.SURVIVOR),
    Timer("unclaimed for three days, to the head", C.NEW, 3 * DAY, is_urgent=False, tells=Who.HEAD),
    Timer("claimed and not opened", C.CLAIMED, timedelta(minutes=30), to=C.NEW),
    Timer("quiet for a week", C.WAITING_SURVIVOR, 7 * DAY, tells=Who.SURVIVOR),
    Timer("quiet for two weeks", C.WAITING_SURVIVOR, 14 * DAY, to=C.CLOSED, closing=Closing.NO_ANSWER),
    Timer("held and not looked at", C.HELD_SPAM, 7 * DAY, to=C.NEW),
    Timer("closed for a month", C.CLOSED, 30 * DAY, to=C.ERASED),
    Timer("urgent and not seen", R.SENT, 2 * HOUR, is_urgent=True, tells=Who.HOLDER),
    Timer("not seen for a day", R.SENT, DAY, is_urgent=False, tells=Who.HOLDER),
    Timer("no answer in three days", R.SENT, 3 * DAY, to=R.NO_ANSWER),
    Timer("accepted and not begun", R.ACCEPTED, 7 * DAY, tells=Who.HOLDER),
)
# Whatever the state: a case ends so long after the last thing that happened in it; she may renew it once.
HARD_END: Final = 90 * DAY
LONGEST_CONSENT: Final = 30 * DAY


class InvalidMoveError(Exception):
    """This move is not in the table, or not by this person; says so in words for a person."""


def check(before: State, after: State, who: Who) -> None:
    """Refuse a move that is not in the table. InvalidMoveError."""
    if (before, after) not in MOVES:
        kind = "case" if isinstance(before, CaseState) else "referral"
        raise InvalidMoveError(f"a {kind} that is {before} cannot become {after}")
    if who not in MOVES[before, after]:
        raise InvalidMoveError(f"from {before} to {after} is not a move of: {who}")


def check_beginning(state: State, who: Who) -> None:
    """Refuse to begin in a state, or by somebody, that the table does not name. InvalidMoveError."""
    if who not in BEGINNINGS.get(state, frozenset()):
        raise InvalidMoveError(f"nothing begins as {state} by: {who}")
