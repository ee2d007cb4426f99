"""What her page says of a case: whose turn it is, what is new, what is proposed, what she has agreed to."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from directory.models import ServiceAtLocation
from directory.scripts import content_language
from referrals import consenting, keeping, opening
from referrals.actions import handing_over
from referrals.actions.stopping import TOLD, may_know
from referrals.models import Case, Kind, Referral
from referrals.moving import timers_of
from referrals.said import HER, Agreed, Message, Packet, Summary
from referrals.sealed.cases import OpenCase
from referrals.sessions import HerCase
from referrals.states import OPEN_CASES, CaseState, ReferralState, Timer, Who
from referrals.wording_hers import CLOSINGS, STATES, part
from safety import clock

UNREAD: Final = (CaseState.NEW, CaseState.HELD_SPAM)
# What she can take back: everything between her yes and the end.
AGREED: Final = (ReferralState.CONSENTED, *TOLD)


@dataclass(frozen=True, slots=True)
class Centre:
    """A centre as the public directory has it; without a name where it is not there any more."""

    pk: UUID
    name: str = ""
    numbers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One message as it is shown. Without words it is missing, or was changed by somebody who has no key."""

    number: int
    said: Message | None
    is_missing: bool
    centre: Centre | None = None

    @property
    def is_hers(self) -> bool:
        """Say whether she wrote it."""
        return self.said is not None and self.said.side == HER


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a centre would be told, if she agrees; None where nobody can read it any more."""

    referral: Referral
    centre: Centre
    packet: Packet | None

    @property
    def statement(self) -> str:
        """What she agrees to."""
        return consenting.statement(is_offline=self.referral.is_offline)

    @property
    def parts(self) -> list[tuple[str, str, str]]:
        """Each part: its name in the form, its name in words, and the very text."""
        return [(name, part(name), text) for name, text in self.packet.fields] if self.packet else []


@dataclass(frozen=True, slots=True)
class Given:
    """What she has agreed to: the centre, the day, kinds of words, and never the words."""

    referral: Referral
    centre: Centre
    parts: tuple[str, ...]
    may_have_heard: bool

    @property
    def is_unopened(self) -> bool:
        """Say whether it was sent, and the centre has not opened it yet."""
        return self.referral.state == ReferralState.SENT and not self.may_have_heard


def told(case: Case, her: HerCase) -> dict[str, Any]:
    """Return what the page says."""
    referrals = list(case.referrals.select_related("consent").order_by("number"))
    return {
        "state": STATES[case.state],
        "closing": CLOSINGS.get(case.closing, ""),
        **_reading_time(case),
        "entries": entries(case, her),
        "proposals": [_proposal(her.opened, one) for one in referrals if one.state == ReferralState.PROPOSED],
        "given": [_given(her.opened, one) for one in referrals if one.state in AGREED],
        "app": handing_over.told_app(case),
        "may_stop": case.state in (*OPEN_CASES, CaseState.HELD_SPAM),
        "is_quiet": _is_quiet(case),
    }


def entries(case: Case, her: HerCase) -> list[Line]:
    """Return the messages since her last visit, oldest first. What is damaged is said, and written down once."""
    found = keeping.series(her.opened, Kind.MESSAGE, Message, case.messages, after=her.since)
    return list(_lines(case, her, found))


def _lines(case: Case, her: HerCase, entries: Iterator[keeping.Entry]) -> Iterator[Line]:
    for entry in entries:
        said = entry.said if isinstance(entry.said, Message) else None
        if said is None and entry.number > case.read_by_her:
            keeping.flag(her.opened, Kind.MESSAGE, entry.number)
        yield Line(entry.number, said, entry.is_missing, centre_of(said.centre) if said and said.centre else None)


def centre_of(pk: UUID | str) -> Centre:
    """Return a centre as everybody may know it."""
    found = ServiceAtLocation.public.filter(pk=pk).select_related("service").first()
    if found is None:
        return Centre(UUID(str(pk)))
    numbers = tuple((phone.dial, phone.published) for phone in found.service.phones.all())
    return Centre(found.pk, found.service.said("name", content_language()), numbers)


def began(case: Case) -> datetime | None:
    """Return when a case came into its state, by the timer that is due next; None where none is."""
    timers = _timers(case)
    return case.due_at - timers[case.told].after if case.due_at and case.told < len(timers) else None


def _timers(case: Case) -> list[Timer]:
    return timers_of(CaseState(case.state), case.is_urgent)


def _reading_time(case: Case) -> dict[str, Any]:
    """Say by when an unread case is read, as it was promised; or that the promise was not kept."""
    if case.state not in UNREAD:
        return {}
    since = began(case)
    late = _late(case.is_urgent)
    if since is None or clock.now() - since >= late.after or _was_told_of(case, late):
        return {"is_late": True}
    promise = opening.promise_of(case.desk, since)
    return {"read_by": promise.by(is_urgent=case.is_urgent)} if promise else {}


def _late(is_urgent: bool) -> Timer:
    """Return the timer at which the promise to read is broken: it tells her or, for what is urgent, the lead."""
    whom = Who.LEAD if is_urgent else Who.SURVIVOR
    return next(timer for timer in timers_of(CaseState.NEW, is_urgent) if timer.tells == whom)


def _was_told_of(case: Case, late: Timer) -> bool:
    return case.state == CaseState.NEW and late in _timers(case)[: case.told]


def _is_quiet(case: Case) -> bool:
    return case.state == CaseState.WAITING_SURVIVOR and case.told > 0


def _proposal(opened: OpenCase, referral: Referral) -> Proposal:
    return Proposal(referral, centre_of(referral.centre), read(opened, Kind.PACKET, Packet, referral.number))


def _given(opened: OpenCase, referral: Referral) -> Given:
    agreed = read(opened, Kind.CONSENT, Agreed, referral.number)
    parts = tuple(part(name) for name in agreed.fields) if agreed else ()
    return Given(referral, centre_of(referral.centre), parts, may_know(referral))


def read(opened: OpenCase, kind: Kind, shape: type[Any], number: int) -> Any:
    """Return what stands in one place; None, and a line in the audit, where somebody without the key has been at it."""
    try:
        return keeping.demanded(opened, kind, shape, number)
    except keeping.DamagedWordsError as error:
        error.flag()
        return None


def is_child(opened: OpenCase) -> bool:
    """Say whether a child has asked, for all that can be known."""
    summary = read(opened, Kind.SUMMARY, Summary, 0)
    return summary is None or summary.is_child
