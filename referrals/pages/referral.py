"""A referral as its page shows it, and what may be said on the telephone."""

from typing import Any

from django.utils import translation

from referrals import consenting, keeping
from referrals.actions import referring, stopping
from referrals.models import Approval, Consent, Kind
from referrals.moving import timers_of
from referrals.pages import centres
from referrals.pages.at import At
from referrals.pages.case import Reader, turn_said
from referrals.said import Agreed, Contact, Packet, Summary
from referrals.sealed.errors import NotOpenedError
from referrals.states import ReferralState
from referrals.wording_desk import TIMERS


def page_of(at: At) -> dict[str, Any]:
    """Return what the page of a referral says."""
    referral, reader = at.at, Reader(at)
    state = ReferralState(referral.state)
    consent = Consent.objects.filter(referral=referral).first()
    agreed = _numbered(at, Kind.CONSENT, Agreed) if consent else None
    with translation.override(at.case.language):
        statement = consenting.statement()
    return {
        "at": at,
        "case": at.case,
        "referral": referral,
        "centre": centres.one(referral.centre),
        "packet": packet_of(at),
        "consent": consent,
        "agreed": agreed.fields if agreed else (),
        "statement": statement,
        "statement_here": consenting.statement(),
        "turn": turn_said(state),
        "next": _next(at, state),
        "summary": reader.demanded(Kind.SUMMARY, Summary),
        "wishes": referral.approvals.filter(kind=Approval.Kind.CHILD).select_related("asked_by", "allowed_by"),
        "is_rung": state in stopping.TOLD,
    }


def call_of(at: At) -> dict[str, Any]:
    """Return what the page says that is open during the call: exactly what may be said, and nothing else."""
    reader = Reader(at)
    return {
        "at": at,
        "case": at.case,
        "referral": at.at,
        "centre": centres.one(at.at.centre),
        "packet": _agreed(at),
        "reference": stopping.reference_of(at.at),
        "contact": reader.demanded(Kind.CONTACT, Contact),
    }


def packet_of(at: At) -> Packet:
    """Return the packet as it was proposed; an empty one where it was damaged."""
    return _numbered(at, Kind.PACKET, Packet) or Packet((), "")


def _agreed(at: At) -> Packet | None:
    try:
        return referring.agreed_packet(referral=at.at, opened=at.opened)
    except NotOpenedError:
        return None


def _numbered(at: At, kind: Kind, shape: Any) -> Any:
    try:
        return keeping.get(at.opened, kind, shape, at.at.number)
    except NotOpenedError:
        keeping.flag_case(at.case.pk, kind, at.at.number)
        return None


def _next(at: At, state: ReferralState) -> str:
    timers = timers_of(state, at.case.is_urgent)
    return str(TIMERS[timers[at.at.told].name]) if at.at.due_at and at.at.told < len(timers) else ""
