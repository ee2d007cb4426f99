"""A referral as its page shows it, and what may be said on the telephone."""

from typing import Any

from django.utils import translation

from referrals import consenting, keeping
from referrals.actions import receiving, referring, stopping
from referrals.models import Approval, Consent, Kind, Parcel
from referrals.pages import centres
from referrals.pages.at import At
from referrals.pages.case import Reader
from referrals.pages.picture import next_of, state_said, turn_said
from referrals.said import Agreed, Answer, Contact, Packet, Summary
from referrals.sealed import parcels
from referrals.sealed.errors import NotOpenedError
from referrals.states import ReferralState


def page_of(at: At) -> dict[str, Any]:
    """Return what the page of a referral says."""
    referral, reader = at.at, Reader(at)
    state = ReferralState(referral.state)
    consent = Consent.objects.filter(referral=referral).first()
    agreed = _numbered(at, Kind.CONSENT, Agreed) if consent else None
    with translation.override(at.case.language):
        statement = consenting.statement(is_offline=referral.is_offline)
    return {
        "at": at,
        "case": at.case,
        "referral": referral,
        "centre": centres.one(referral.centre),
        "packet": packet_of(at),
        "consent": consent,
        "agreed": agreed.fields if agreed else (),
        "statement": statement,
        "statement_here": consenting.statement(is_offline=referral.is_offline),
        "turn": turn_said(state),
        "state": state_said(referral),
        "next": next_of(referral, is_urgent=at.case.is_urgent),
        "refusal": refusal_of(at),
        "summary": reader.demanded(Kind.SUMMARY, Summary),
        "wishes": referral.approvals.filter(kind=Approval.Kind.CHILD).select_related("asked_by", "allowed_by"),
        "is_rung": state in (stopping.TOLD if referral.is_offline else (ReferralState.SENT,)),
    }


def call_of(at: At) -> dict[str, Any]:
    """Return what the page says that is open during the call: exactly what may be said, and nothing else."""
    reader = Reader(at)
    return {
        "at": at,
        "case": at.case,
        "referral": at.at,
        "centre": centres.one(at.at.centre),
        "packet": _agreed(at) if at.at.is_offline else None,
        "reference": stopping.reference_of(at.at),
        "contact": reader.demanded(Kind.CONTACT, Contact),
    }


def packet_of(at: At) -> Packet:
    """Return the packet as it was proposed; an empty one where it was damaged."""
    return _numbered(at, Kind.PACKET, Packet) or Packet((), "")


def _agreed(at: At) -> Packet | None:
    try:
        return referring.agreed_packet(referral=at.at, opened=at.opened)
    except keeping.DamagedWordsError as error:
        error.flag()
        return None


def _numbered(at: At, kind: Kind, shape: Any) -> Any:
    try:
        return keeping.demanded(at.opened, kind, shape, at.at.number)
    except keeping.DamagedWordsError as error:
        error.flag()
        return None


def refusal_of(at: At) -> Answer | None:
    """Return why a centre said no in its inbox; None where it did not."""
    parcel = Parcel.objects.filter(pk=at.at.pk, answer__isnull=False).first()
    try:
        return receiving.answer_of(parcel, parcels.by_case(parcel, at.opened)) if parcel else None
    except NotOpenedError:
        keeping.flag_case(at.case.pk, parcels.ANSWER, at.at.number)
        return None
