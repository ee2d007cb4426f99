"""What happens at the same instant, with real connections and real commits."""

import secrets
from datetime import timedelta

from django.db.models import F

from accounts.models import User
from directory.models import ServiceAtLocation
from referrals import tasks
from referrals.actions import desk, hers, intake, receiving, referring, timers
from referrals.actions.intake import Outcome
from referrals.models import Blob, Case, Consent, Parcel, Referral, StopNotice, Tombstone
from referrals.moving import RefusedMoveError, StaleError
from referrals.said import Answer, Packet
from referrals.sealed import codes
from referrals.states import CaseState, ReferralState
from safety.models import AuditEvent
from tests.accounts.at_once import at_once
from tests.centres import PACKET, agree, make_inbox, send_parcel
from tests.desks import an_intake, make_desk, send_case
from tests.jobs import make_due, run_jobs

DAY = timedelta(days=1)


def submit(found, secret):
    return intake.submit(intake=an_intake(), secret=secret, code=codes.new(), desk=found)


def test_case_03_the_same_form_at_the_same_instant_makes_one_case(own_database):
    staffed, secret = make_desk(), secrets.token_bytes(32)
    outcomes = at_once(*[lambda: submit(staffed.desk, secret)] * 6)
    assert sorted(outcomes) == [Outcome.AGAIN] * 5 + [Outcome.MADE]
    assert (Case.objects.count(), Blob.objects.count()) == (1, 3)


def agreed(staffed, sent) -> Referral:
    """Return a referral to which she has agreed."""
    desk.claim(case=sent.case, version=1, by=staffed.moderator)
    centre = ServiceAtLocation.public.filter(service__status="active").first().pk
    packet = Packet((("need", "a lawyer"),), "legal aid")
    referral = referring.propose(work=staffed.work(sent.case), centre=centre, packet=packet)
    hers.consent(opened=sent.opened, referral=referral, version=1, fields=("need",))
    referral.refresh_from_db()
    return referral


def sent_and_withdrawn(staffed, sent, referral):
    """Send it and take it back at one instant; return what each was told. Whichever was first, it ends as withdrawn."""
    work = staffed.work(sent.case)
    answers = at_once(
        lambda: referring.send(referral=referral, version=referral.version, work=work),
        lambda: hers.withdraw(opened=sent.opened, referral=referral),
    )
    referral.refresh_from_db()
    assert referral.state == ReferralState.WITHDRAWN
    return answers


def test_case_37_withdrawn_and_sent_at_the_same_instant_one_of_them_is_first(own_database):
    staffed = make_desk()
    for _ in range(5):
        sent = send_case(staffed.desk)
        referral = agreed(staffed, sent)
        told, was_told = sent_and_withdrawn(staffed, sent, referral)
        assert Consent.objects.get(referral=referral).withdrawn_day is not None
        # Either nothing was said at all, or she is told that something may have been.
        assert was_told is isinstance(told, Packet)
        assert was_told or isinstance(told, RefusedMoveError | StaleError)


def test_case_37_withdrawn_and_sent_to_an_inbox_at_the_same_instant_nothing_stays_there(own_database):
    staffed = make_desk()
    centre = make_inbox(staffed)
    for _ in range(5):
        sent = send_case(staffed.desk)
        desk.claim(case=sent.case, version=1, by=staffed.moderator)
        referral = referring.propose(
            work=staffed.work(sent.case), centre=centre.listing.pk, packet=PACKET, is_offline=False
        )
        agree(sent, referral)
        referral.refresh_from_db()
        told, was_told = sent_and_withdrawn(staffed, sent, referral)
        # Whichever was first, nobody there has opened it: nothing is left that could be, and nobody is told to stop.
        assert was_told is False
        assert not StopNotice.objects.exists()
        lying = Parcel.objects.filter(referral=referral)
        assert lying.exists() is isinstance(told, Packet)
        assert not lying.exclude(for_centre=None, sealed=None).exists()
        assert lying.exists() or isinstance(told, RefusedMoveError | StaleError)


def test_case_85_two_workers_at_once_do_nothing_twice(own_database):
    staffed = make_desk()
    closed = [send_case(staffed.desk) for _ in range(5)]
    for sent in closed:
        hers.stop(opened=sent.opened)
    aside = [send_case(staffed.desk, is_suspicious=True) for _ in range(5)]
    Case.objects.update(due_at=F("due_at") - 31 * DAY)
    done = at_once(timers.tick, timers.tick, timers.tick)
    assert sum(result["erased"] for result in done) == Tombstone.objects.count() == 5
    assert sum(result["cases"] for result in done) == 5
    assert {sent.again().state for sent in aside} == {CaseState.NEW}
    assert AuditEvent.objects.filter(event="case.erased").count() == 5
    assert AuditEvent.objects.filter(event="case.new", actor="timer").count() == 5


def test_her_erasing_and_her_writing_at_the_same_instant_leave_no_orphan(own_database):
    staffed = make_desk()
    for _ in range(5):
        sent = send_case(staffed.desk)
        at_once(
            lambda s=sent: hers.erase(opened=s.opened),
            lambda s=sent: hers.reply(opened=s.opened, text="ji"),
            lambda s=sent: hers.reply(opened=s.opened, text="nahin"),
        )
        assert not Case.objects.filter(pk=sent.case.pk).exists()
        assert not Blob.objects.filter(case_id=sent.case.pk).exists()


def test_case_10_while_the_mail_server_is_away_notices_wait_and_then_one_comes(own_database, mailbox):
    staffed = make_desk()
    people = {staffed.lead.pk, *(user.pk for user in staffed.moderators)}
    with mailbox.refusing():
        for _ in range(4):
            send_case(staffed.desk)
            tasks.tell_desks(timestamp=0)
            run_jobs()
            make_due()
    assert Case.objects.count() == 4
    assert not mailbox.messages
    make_due()
    run_jobs()
    assert sorted(message.recipients[0] for message in mailbox.messages) == sorted(
        User.objects.filter(pk__in=people).values_list("email", flat=True)
    )


def test_case_38_taken_back_and_opened_at_the_same_instant_one_of_them_is_first(own_database):
    staffed = make_desk()
    centre = make_inbox(staffed)
    for _ in range(5):
        posted = send_parcel(staffed, centre)
        receipt = centre.receipt(posted.referral)
        opened, was_read = at_once(
            lambda r=receipt: receiving.note_seen(receipt=r),
            lambda p=posted: hers.withdraw(opened=p.sent.opened, referral=p.referral),
        )
        assert posted.again().state == ReferralState.WITHDRAWN
        assert posted.parcel.for_centre is posted.parcel.sealed is None
        # She is told that it may have been read exactly where it was opened first.
        assert was_read is (opened is None)
        assert was_read or isinstance(opened, RefusedMoveError)
        assert StopNotice.objects.filter(inbox=centre.inbox).exists() is was_read
        StopNotice.objects.all().delete()


def test_case_44_two_of_a_centre_who_answer_at_the_same_instant_give_one_answer(own_database):
    staffed = make_desk()
    centre = make_inbox(staffed)
    for _ in range(5):
        posted = send_parcel(staffed, centre)
        receiving.note_seen(receipt=centre.receipt(posted.referral))
        one, other = centre.receipt(posted.referral), centre.receipt(posted.referral, centre.lead)
        answers = at_once(
            lambda r=one: receiving.accept(receipt=r),
            lambda r=other: receiving.decline(receipt=r, answer=Answer("full")),
        )
        assert sorted(answer is None for answer in answers) == [False, True]
        assert posted.again().state in (ReferralState.ACCEPTED, ReferralState.DECLINED)
        assert (posted.parcel.answer is not None) is (posted.again().state == ReferralState.DECLINED)


def test_erased_and_opened_at_the_same_instant_nothing_is_left(own_database):
    staffed = make_desk()
    centre = make_inbox(staffed)
    for _ in range(5):
        posted = send_parcel(staffed, centre)
        receipt = centre.receipt(posted.referral)
        at_once(
            lambda r=receipt: receiving.note_seen(receipt=r),
            lambda p=posted: hers.erase(opened=p.sent.opened),
        )
        assert not Case.objects.filter(pk=posted.sent.case.pk).exists()
        assert not Parcel.objects.filter(pk=posted.referral.pk).exists()
