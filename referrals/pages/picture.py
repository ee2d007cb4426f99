"""All referrals of a case in one picture: to whom, how, how it stands, whose turn it is, what happens by itself."""

from dataclasses import dataclass
from datetime import datetime

from referrals import wording_desk
from referrals.models import Case, Referral
from referrals.moving import timers_of
from referrals.pages import centres
from referrals.states import TURNS, ReferralState, State


@dataclass(frozen=True, slots=True)
class Line:
    """One referral. `next` is what happens by itself at `due_at`; `consent_ends` is None before she agreed."""

    referral: Referral
    centre: str
    way: str
    state: str
    turn: str
    next: str
    due_at: datetime | None
    consent_ends: datetime | None


def of(case: Case) -> list[Line]:
    """Return the referrals of a case, the latest first."""
    found = list(case.referrals.select_related("consent").order_by("-number"))
    known = centres.names(one.centre for one in found)
    return [_line(one, case, known.get(str(one.centre), "")) for one in found]


def _line(referral: Referral, case: Case, centre: str) -> Line:
    state = ReferralState(referral.state)
    turn = turn_said(state)
    consent = getattr(referral, "consent", None)
    return Line(
        referral=referral,
        centre=centre,
        way=str(wording_desk.BY_TELEPHONE if referral.is_offline else wording_desk.BY_INBOX),
        state=state_said(referral),
        turn=turn,
        next=next_of(referral, is_urgent=case.is_urgent),
        due_at=referral.due_at,
        consent_ends=consent.expires_at if consent and turn else None,
    )


def state_said(referral: Referral) -> str:
    """Say how a referral stands; a centre with an inbox is not rung."""
    words = wording_desk.REFERRALS if referral.is_offline else wording_desk.REFERRALS | wording_desk.IN_INBOX
    return str(words[referral.state])


def turn_said(state: State) -> str:
    """Say whose turn it is; empty for what has ended."""
    who = TURNS[state]
    return str(wording_desk.TURNS[who]) if who else ""


def next_of(referral: Referral, *, is_urgent: bool) -> str:
    """Say what happens to a referral by itself when its time comes; empty where nothing does."""
    timers = timers_of(ReferralState(referral.state), is_urgent)
    is_waiting = referral.due_at is not None and referral.told < len(timers)
    return str(wording_desk.TIMERS[timers[referral.told].name]) if is_waiting else ""
