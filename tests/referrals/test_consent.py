"""Nothing goes to a centre without her yes to these very words, for this very centre, still standing."""

from datetime import timedelta
from hashlib import sha256

import pytest
from django.db.models import F
from django.utils import translation

from directory.models import Known, Service, ServiceAtLocation
from referrals import consenting, keeping
from referrals.actions import approvals, desk, hers, referring
from referrals.actions.desk import Work
from referrals.actions.referring import Heard
from referrals.models import Consent, Kind, Parcel, Referral
from referrals.moving import RefusedMoveError, StaleError
from referrals.said import Packet, Summary
from referrals.states import ReferralState
from safety import clock as told
from safety.models import AuditEvent
from tests.centres import make_inbox, send_parcel
from tests.desks import make_desk, send_case

pytestmark = pytest.mark.django_db
PACKET = Packet((("name", "A."), ("need", "a lawyer"), ("phone", "0300 0000000")), "legal aid")


@pytest.fixture
def staffed():
    return make_desk()


@pytest.fixture
def centres():
    found = ServiceAtLocation.public.filter(service__status="active").exclude(service__kind="helpline")
    first = found[0]
    return [first, found.exclude(service=first.service)[0]]


@pytest.fixture
def sent(staffed):
    sent = send_case(staffed.desk)
    desk.claim(case=sent.case, version=1, by=staffed.moderator)
    return sent


@pytest.fixture
def referral(staffed, sent, centres):
    return referring.propose(work=staffed.work(sent.case), centre=centres[0].pk, packet=PACKET)


def now(referral: Referral) -> Referral:
    return Referral.objects.get(pk=referral.pk)


def agree(sent, referral, fields=("need",)) -> None:
    hers.consent(opened=sent.opened, referral=referral, version=now(referral).version, fields=fields)


def send(staffed, sent, referral) -> Packet:
    return referring.send(referral=referral, version=now(referral).version, work=staffed.work(sent.case))


def refused(wanted: str) -> int:
    return AuditEvent.objects.filter(event="move.refused", facts__wanted=wanted).count()


def test_what_lies_in_an_inbox_is_not_sent_there_twice(staffed):
    posted = send_parcel(staffed, make_inbox(staffed))
    before, work = bytes(posted.parcel.sealed), staffed.work(posted.sent.case)
    with pytest.raises(RefusedMoveError):
        referring.send(referral=posted.again(), version=posted.again().version, work=work)
    assert bytes(posted.parcel.sealed) == before


def test_case_34_nothing_is_sent_without_consent_and_the_try_is_written_down(staffed, sent, referral):
    with pytest.raises(RefusedMoveError):
        send(staffed, sent, referral)
    assert now(referral).state == ReferralState.PROPOSED
    assert refused("sent") == 1


def test_case_35_consent_for_one_centre_is_none_for_another(staffed, sent, referral, centres):
    other = referring.propose(work=staffed.work(sent.case), centre=centres[1].pk, packet=PACKET)
    agree(sent, referral)
    with pytest.raises(RefusedMoveError):
        send(staffed, sent, other)
    Referral.objects.filter(pk=referral.pk).update(centre=centres[1].pk)
    with pytest.raises(RefusedMoveError):
        send(staffed, sent, referral)


def test_case_35_a_packet_that_changed_makes_the_consent_void(staffed, sent, referral):
    agree(sent, referral)
    changed = Packet((("name", "A."), ("need", "a lawyer, at once")), "legal aid")
    with pytest.raises(RefusedMoveError):
        referring.change_packet(
            referral=referral, version=now(referral).version, work=staffed.work(sent.case), packet=changed
        )
    keeping.put(sent.opened, Kind.PACKET, changed, referral.number)
    with pytest.raises(RefusedMoveError):
        send(staffed, sent, referral)


def test_she_agrees_to_what_she_saw_or_not_at_all(staffed, sent, referral):
    seen = now(referral).version
    changed = Packet((("need", "another thing"),), "legal aid")
    referring.change_packet(referral=referral, version=seen, work=staffed.work(sent.case), packet=changed)
    with pytest.raises(StaleError):
        hers.consent(opened=sent.opened, referral=referral, version=seen, fields=("need",))


@pytest.mark.parametrize("fields", [(), ("address",), ("need", "address")])
def test_she_chooses_among_the_fields_that_there_are(sent, referral, fields):
    with pytest.raises(RefusedMoveError):
        agree(sent, referral, fields)
    assert not Consent.objects.exists()


def test_only_what_she_ticked_may_be_said(staffed, sent, referral):
    agree(sent, referral, ("phone",))
    assert send(staffed, sent, referral).fields == (("phone", "0300 0000000"),)


@pytest.mark.parametrize("by", [-1, 1])
def test_a_yes_to_another_edition_of_the_text_is_none(staffed, sent, referral, by):
    agree(sent, referral)
    Consent.objects.update(text_version=F("text_version") + by)
    with pytest.raises(RefusedMoveError):
        send(staffed, sent, referral)
    assert now(referral).state == ReferralState.CONSENTED


def said_by(version: int) -> str:
    """Return a mark of the sentences that consents of a version stand for, in the languages that are complete."""
    assert version == consenting.TEXT_VERSION
    said = []
    for language in ("en", "ur"):
        with translation.override(language):
            said += [consenting.statement(is_offline=True), consenting.statement(is_offline=False)]
    return sha256("\n".join(said).encode()).hexdigest()


def test_the_sentences_of_a_consent_do_not_change_without_another_number():
    # Whoever changes a sentence, in any language here, raises TEXT_VERSION and writes the new mark beside it.
    assert (consenting.TEXT_VERSION, said_by(consenting.TEXT_VERSION)) == (
        1,
        "6bdca1750bbe931e0a9742c10e529947b04220b5b559ec79bbdbe0b5d05f2989",
    )


def test_case_36_consent_that_ended_a_second_ago_is_none(staffed, sent, referral):
    agree(sent, referral)
    Consent.objects.update(expires_at=F("expires_at") - timedelta(days=30, seconds=1))
    with pytest.raises(RefusedMoveError):
        send(staffed, sent, referral)


@pytest.mark.parametrize("is_offline", [True, False])
def test_case_36_consent_that_has_ended_stays_so_when_the_clock_is_set_back(staffed, sent, centres, clock, is_offline):
    centre = centres[0].pk if is_offline else make_inbox(staffed).listing.pk
    asked = referring.propose(work=staffed.work(sent.case), centre=centre, packet=PACKET, is_offline=is_offline)
    agree(sent, asked)
    # No timer of the flow has run: only what time it is was written down.
    clock.forward(timedelta(days=30, seconds=1))
    told.tick()
    clock.forward(-timedelta(days=1))
    with pytest.raises(RefusedMoveError):
        send(staffed, sent, asked)
    assert now(asked).state == ReferralState.CONSENTED
    assert not Parcel.objects.exists()


def test_case_38_and_39_withdrawn_after_the_call_the_desk_is_to_ring_again(staffed, sent, referral):
    agree(sent, referral)
    assert hers.withdraw(opened=sent.opened, referral=referral) is False
    assert not staffed.desk.stop_notices.exists()
    again = referring.propose(work=staffed.work(sent.case), centre=referral.centre, packet=PACKET)
    agree(sent, again)
    send(staffed, sent, again)
    assert hers.withdraw(opened=sent.opened, referral=again) is True
    assert staffed.desk.stop_notices.get().centre == referral.centre
    assert now(again).state == ReferralState.WITHDRAWN


def test_what_was_withdrawn_is_not_sent(staffed, sent, referral):
    agree(sent, referral)
    hers.withdraw(opened=sent.opened, referral=referral)
    with pytest.raises(RefusedMoveError):
        send(staffed, sent, referral)
    assert Consent.objects.get().withdrawn_day is not None


def test_case_40_a_centre_that_left_the_directory_is_not_rung(staffed, sent, referral, centres):
    agree(sent, referral)
    Service.everything.filter(pk=centres[0].service_id).update(vetting_state="suspended")
    with pytest.raises(RefusedMoveError):
        send(staffed, sent, referral)
    with pytest.raises(RefusedMoveError):
        referring.propose(work=staffed.work(sent.case), centre=centres[0].pk, packet=PACKET)


def test_case_44_declined_then_accepted_by_an_old_form_is_refused(staffed, sent, referral):
    agree(sent, referral)
    send(staffed, sent, referral)
    seen = now(referral).version
    referring.record(referral=referral, version=seen, heard=Heard.DECLINED, by=staffed.moderator)
    with pytest.raises(StaleError):
        referring.record(referral=referral, version=seen, heard=Heard.TOOK, by=staffed.moderator)
    with pytest.raises(RefusedMoveError):
        referring.record(referral=referral, version=now(referral).version, heard=Heard.TOOK, by=staffed.moderator)
    assert now(referral).state == ReferralState.DECLINED


@pytest.mark.parametrize("heard", list(Heard))
def test_case_44_what_is_done_stays_done(staffed, sent, referral, heard):
    agree(sent, referral)
    send(staffed, sent, referral)
    for step in (Heard.TOOK, Heard.BEGAN, Heard.DONE):
        referring.record(referral=referral, version=now(referral).version, heard=step, by=staffed.moderator)
    with pytest.raises(RefusedMoveError):
        referring.record(referral=referral, version=now(referral).version, heard=heard, by=staffed.moderator)
    assert now(referral).state == ReferralState.DONE


def test_a_colleague_who_does_not_hold_the_case_sends_nothing(staffed, sent, referral):
    agree(sent, referral)
    work = staffed.work(sent.case, staffed.moderators[1])
    with pytest.raises(Exception, match="Claim this case first"):
        referring.send(referral=referral, version=now(referral).version, work=work)


def test_a_referral_of_another_case_is_none_of_this_one(staffed, sent, referral):
    agree(sent, referral)
    other = send_case(staffed.desk)
    desk.claim(case=other.case, version=1, by=staffed.moderator)
    work = Work(other.again(), other.again().version, other.opened, staffed.moderator)
    with pytest.raises(Referral.DoesNotExist):
        referring.send(referral=referral, version=now(referral).version, work=work)
    with pytest.raises(Referral.DoesNotExist):
        hers.withdraw(opened=other.opened, referral=referral)
    with pytest.raises(RefusedMoveError):
        hers.consent(opened=other.opened, referral=referral, version=now(referral).version, fields=("need",))


def test_a_centre_that_she_excluded_is_not_proposed(staffed, sent, centres):
    keeping.put(sent.opened, Kind.SUMMARY, Summary(excluded_centres=(str(centres[0].pk),)))
    with pytest.raises(RefusedMoveError):
        referring.propose(work=staffed.work(sent.case), centre=centres[0].pk, packet=PACKET)


class TestChild:
    @pytest.fixture
    def sent(self, staffed):
        sent = send_case(staffed.desk, summary=Summary(is_child=True))
        desk.claim(case=sent.case, version=1, by=staffed.moderator)
        return sent

    def test_case_19_only_a_centre_with_a_lead_for_child_protection(self, staffed, sent, referral, centres):
        agree(sent, referral)
        wish = referring.ask_second_person(referral=referral, by=staffed.moderator)
        approvals.allow(approval=wish, by=staffed.moderators[1])
        Service.everything.filter(pk=centres[0].service_id).update(child_protection_lead=Known.UNKNOWN)
        with pytest.raises(RefusedMoveError):
            send(staffed, sent, referral)

    def test_case_19_only_with_a_second_person(self, staffed, sent, referral, centres):
        Service.everything.filter(pk=centres[0].service_id).update(child_protection_lead=Known.YES)
        agree(sent, referral)
        with pytest.raises(RefusedMoveError):
            send(staffed, sent, referral)
        wish = referring.ask_second_person(referral=referral, by=staffed.moderator)
        with pytest.raises(RefusedMoveError):
            send(staffed, sent, referral)
        approvals.allow(approval=wish, by=staffed.moderators[1])
        assert send(staffed, sent, referral)
