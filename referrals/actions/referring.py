"""From the desk to one centre: a number for her, or with her consent a call in her name."""

from enum import StrEnum
from typing import Final
from uuid import UUID

from django.utils.translation import gettext as _

from accounts.models import User
from accounts.permissions import demand, no
from directory.models import Known, ServiceAtLocation, Status
from referrals import consenting, keeping
from referrals.actions import stopping
from referrals.actions.desk import Work, after_writing, seen, worked_on
from referrals.actions.hers import Yes, add_message, record_consent
from referrals.models import Approval, Consent, Inbox, Kind, Notice, Referral
from referrals.moving import RefusedMoveError, actor, deed, locked_referral, move_referral, today, touch
from referrals.permissions import may_receive, may_work_on
from referrals.said import DESK, Agreed, Message, Packet, Summary
from referrals.sealed import parcels
from referrals.sealed.cases import OpenCase
from referrals.states import ReferralState, Who, check_beginning
from safety import audit, clock

R = ReferralState


class Heard(StrEnum):
    """What a moderator heard from a centre on the telephone, or of it."""

    TOOK = "took"
    DECLINED = "declined"
    BEGAN = "began"
    DONE = "done"
    NOT_REACHED = "not_reached"
    NO_ANSWER = "no_answer"


# The states that one sentence on the telephone passes through.
STEPS: Final[dict[Heard, tuple[ReferralState, ...]]] = {
    Heard.TOOK: (R.SEEN, R.ACCEPTED),
    Heard.DECLINED: (R.SEEN, R.DECLINED),
    Heard.BEGAN: (R.ACTIVE,),
    Heard.DONE: (R.DONE,),
    Heard.NOT_REACHED: (R.NOT_REACHED,),
    Heard.NO_ANSWER: (R.NO_ANSWER,),
}


@deed
def give_number(*, work: Work, centre: UUID, text: str) -> None:
    """Send her the number of a centre: nothing about her leaves the desk. Offered first."""
    found = worked_on(work.case, work.by, work.version)
    _must_be_public(centre, work.by, f"case:{found.pk}")
    add_message(found, work.opened, Message(DESK, text, str(today(found)), centre=str(centre)))
    audit.record("number.given", actor=actor(work.by), subject=f"case:{found.pk}", centre=str(centre))
    after_writing(found, work.by, waits=False)


@deed
def propose(*, work: Work, centre: UUID, packet: Packet, is_offline: bool = True) -> Referral:
    """Ask her whether one centre may be told what the packet says: on the telephone, or in its inbox here."""
    found = worked_on(work.case, work.by, work.version)
    _must_be_public(centre, work.by, f"case:{found.pk}")
    if not is_offline:
        _inbox_of(centre, work.by, f"case:{found.pk}")
    _must_not_be_excluded(centre, work.opened, work.by)
    check_beginning(R.PROPOSED, Who.HOLDER)
    number = max(found.referrals.values_list("number", flat=True), default=0) + 1
    referral = Referral.objects.create(case=found, number=number, centre=centre, is_offline=is_offline)
    keeping.put(work.opened, Kind.PACKET, packet, number)
    audit.record("referral.proposed", actor=actor(work.by), subject=f"referral:{referral.pk}", centre=str(centre))
    after_writing(found, work.by, waits=True)
    return referral


@deed
def change_packet(*, referral: Referral, version: int, work: Work, packet: Packet) -> None:
    """Change what is proposed, as long as she has not agreed. What she agreed to is never changed: propose anew."""
    found = _in_work(referral, version, work)
    if found.state != R.PROPOSED:
        raise RefusedMoveError(
            "she has agreed to other words", by=actor(work.by), subject=f"referral:{found.pk}", wanted="change"
        )
    keeping.put(work.opened, Kind.PACKET, packet, found.number)
    found.version += 1
    found.save(update_fields=["version"])
    audit.record("packet.changed", actor=actor(work.by), subject=f"referral:{found.pk}")


@deed
def consent_by_phone(*, referral: Referral, version: int, work: Work, fields: tuple[str, ...]) -> None:
    """Record that she said yes on the telephone, after the text was read to her."""
    found = _in_work(referral, version, work)
    record_consent(found, work.opened, fields, Yes(Consent.How.PHONE, actor(work.by)))
    touch(found.case)


@deed
def send(*, referral: Referral, version: int, work: Work) -> Packet:
    """Send exactly what may be said to the centre's inbox, or begin the call; return it.

    RefusedMoveError where she has not agreed to that, or the centre cannot be trusted with it now.
    """
    found = _in_work(referral, version, work)
    packet = _agreed(found, work.opened, work.by)
    _must_be_public(found.centre, work.by, f"referral:{found.pk}")
    _must_be_fit_for_a_child(found, work.opened, work.by)
    inbox = None if found.is_offline else _inbox_of(found.centre, work.by, f"referral:{found.pk}")
    move_referral(found, R.SENT, Who.HOLDER, by=actor(work.by))
    if inbox is not None:
        parcels.new(found, inbox, work.opened, packet.as_json()).save(force_insert=True)
        Inbox.objects.filter(pk=inbox.pk).update(has_news=True)
    touch(found.case)
    return packet


def agreed_packet(*, referral: Referral, opened: OpenCase) -> Packet | None:
    """Return what she agreed to, as it may be said; None where she has not, or the words are not those any more.

    DamagedWordsError.
    """
    consent = Consent.objects.filter(referral=referral).first()
    if consent is None:
        return None
    packet = keeping.demanded(opened, Kind.PACKET, Packet, referral.number)
    agreed = keeping.demanded(opened, Kind.CONSENT, Agreed, referral.number)
    shown = consenting.hash_of(packet, agreed.fields, referral, consent.language)
    is_same = consent.text_version == consenting.TEXT_VERSION and shown == bytes(consent.text_hash)
    chosen = tuple(pair for pair in packet.fields if pair[0] in agreed.fields)
    return Packet(chosen, agreed.purpose) if is_same else None


@deed
def record(*, referral: Referral, version: int, heard: Heard, by: User) -> None:
    """Write down what the centre said on the telephone."""
    found = locked_referral(referral.pk, version)
    demand(may_work_on(by, found.case))
    for state in STEPS[heard]:
        move_referral(found, state, Who.HOLDER, by=actor(by))
    touch(found.case)


@deed
def recall(*, referral: Referral, version: int, by: User) -> None:
    """Take a referral back: it was the wrong centre."""
    found = locked_referral(referral.pk, version)
    demand(may_work_on(by, found.case))
    stopping.ask_to_stop(found)
    move_referral(found, R.RECALLED, Who.HOLDER, by=actor(by))
    touch(found.case)


@deed
def ask_second_person(*, referral: Referral, by: User) -> Approval:
    """Ask a colleague to look at a referral of a child before it goes out."""
    found = locked_referral(referral.pk)
    seen(found.case, by)
    approval, _made = Approval.objects.get_or_create(
        case=found.case, kind=Approval.Kind.CHILD, referral=found, is_done=False, defaults={"asked_by": by}
    )
    found.case.notice = max(found.case.notice, Notice.DESK)
    found.case.save(update_fields=["notice"])
    audit.record("approval.asked", actor=actor(by), subject=f"referral:{found.pk}", kind="child")
    return approval


def _in_work(referral: Referral, version: int, work: Work) -> Referral:
    """Return a referral of the case that somebody works on, locked. Referral.DoesNotExist; RefusedError."""
    found = locked_referral(referral.pk, version)
    if found.case_id != work.opened.id:
        raise Referral.DoesNotExist
    demand(may_work_on(work.by, found.case))
    return found


def _agreed(referral: Referral, opened: OpenCase, by: User) -> Packet:
    refused = f"referral:{referral.pk}"
    consent = Consent.objects.select_for_update().filter(referral=referral).first()
    if consent is None or consent.withdrawn_day is not None:
        raise RefusedMoveError("she has not agreed", by=actor(by), subject=refused, wanted="sent")
    if consent.expires_at <= clock.now():
        raise RefusedMoveError("her consent has ended", by=actor(by), subject=refused, wanted="sent")
    packet = agreed_packet(referral=referral, opened=opened)
    if packet is None:
        raise RefusedMoveError("she agreed to other words", by=actor(by), subject=refused, wanted="sent")
    return packet


def _must_be_public(centre: UUID, by: User, subject: str) -> None:
    listed = ServiceAtLocation.public.filter(pk=centre, service__status=Status.ACTIVE)
    if not listed.exists():
        raise RefusedMoveError(
            "this centre is not in the directory now",
            by=actor(by),
            subject=subject,
            wanted="centre",
            said=_("This centre is not in the directory now: nothing more goes to it."),
        )


def _inbox_of(centre: UUID, by: User, subject: str) -> Inbox:
    """Return a centre's inbox, locked, if what is sent there can be opened by nobody but the centre."""
    inbox = Inbox.objects.select_for_update().filter(centre=centre).first()
    verdict = may_receive(inbox) if inbox else no(_("This centre has no inbox here."))
    if inbox is None or not verdict:
        raise RefusedMoveError(
            "this centre's inbox cannot be used now",
            by=actor(by),
            subject=subject,
            wanted="inbox",
            said=str(verdict.reason),
        )
    return inbox


def _must_not_be_excluded(centre: UUID, opened: OpenCase, by: User) -> None:
    summary = keeping.demanded(opened, Kind.SUMMARY, Summary)
    if str(centre) in summary.excluded_centres:
        raise RefusedMoveError(
            "she does not want this centre", by=actor(by), subject=f"case:{opened.id}", wanted="centre"
        )


def _must_be_fit_for_a_child(referral: Referral, opened: OpenCase, by: User) -> None:
    """Refuse a child's referral to a centre without a named lead for child protection, and without a second person."""
    summary = keeping.demanded(opened, Kind.SUMMARY, Summary)
    if not summary.is_child:
        return
    refused = f"referral:{referral.pk}"
    has_lead = ServiceAtLocation.public.filter(pk=referral.centre, service__child_protection_lead=Known.YES)
    if not has_lead.exists():
        raise RefusedMoveError("no lead for child protection", by=actor(by), subject=refused, wanted="sent")
    allowed = Approval.objects.filter(referral=referral, kind=Approval.Kind.CHILD, allowed_by__isnull=False)
    if not allowed.exists():
        raise RefusedMoveError("a second person must look", by=actor(by), subject=refused, wanted="sent")
    allowed.update(is_done=True)
