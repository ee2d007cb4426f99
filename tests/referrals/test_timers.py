"""What happens by itself: each step once, however late, erasures first, whoever else is at work."""

from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import F

from accounts.models import User
from accounts.roles import Role
from directory.models import ServiceAtLocation
from referrals import opening, tasks
from referrals.actions import desk, erasing, hers, receiving, referring, timers
from referrals.actions.referring import Heard
from referrals.models import Case, CaseKeys, KeyGroupMember, Notice, Referral, Tombstone
from referrals.moving import today
from referrals.said import Packet
from referrals.states import HARD_END, CaseState, Closing, ReferralState
from safety.models import AuditEvent
from tests.centres import make_inbox, send_parcel
from tests.desks import make_desk, send_case
from tests.jobs import waiting
from tests.people import make_person

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def staffed():
    return make_desk()


def pass_time(span: timedelta) -> None:
    """Let so much time have passed for every timer: what was due then is due so much earlier."""
    Case.objects.update(
        due_at=F("due_at") - span,
        claimed_until=F("claimed_until") - span,
        retry_until=F("retry_until") - span,
        expires_day=F("expires_day") - span,
    )
    Referral.objects.update(due_at=F("due_at") - span)


def events(name: str) -> int:
    return AuditEvent.objects.filter(event=name).count()


def a_referral(staffed, sent, *, is_sent: bool = True) -> Referral:
    """Return a referral to which she has agreed, and which is on its way."""
    desk.claim(case=sent.case, version=sent.again().version, by=staffed.moderator)
    centre = ServiceAtLocation.public.filter(service__status="active").first().pk
    packet = Packet((("need", "a lawyer"),), "legal aid")
    referral = referring.propose(work=staffed.work(sent.case), centre=centre, packet=packet)
    hers.consent(opened=sent.opened, referral=referral, version=1, fields=("need",))
    referral.refresh_from_db()
    if is_sent:
        referring.send(referral=referral, version=referral.version, work=staffed.work(sent.case))
        referral.refresh_from_db()
    return referral


def test_nothing_is_due_at_once(staffed):
    send_case(staffed.desk, is_urgent=True)
    assert timers.tick() == {
        "silent": 0,
        "erased": 0,
        "retries": 0,
        "consents": 0,
        "referrals": 0,
        "cases": 0,
        "strayed": 0,
        "stray_keys": 0,
    }


def test_an_urgent_case_that_nobody_takes_is_told_to_the_desk_after_an_hour_and_to_the_lead_after_two(staffed):
    sent = send_case(staffed.desk, is_urgent=True)
    Case.objects.update(notice=Notice.NOBODY)
    pass_time(HOUR)
    timers.tick()
    assert sent.again().notice == Notice.DESK
    pass_time(HOUR)
    timers.tick()
    assert sent.again().notice == Notice.LEAD
    pass_time(DAY)
    timers.tick()
    assert events("case.told") == 2


def test_a_case_that_can_wait_is_told_to_the_lead_after_a_day_and_to_her_and_the_head_after_three(staffed):
    sent = send_case(staffed.desk)
    pass_time(DAY)
    timers.tick()
    assert (sent.again().notice, sent.again().told) == (Notice.LEAD, 1)
    pass_time(2 * DAY)
    timers.tick()
    timers.tick()
    assert (sent.again().notice, sent.again().told) == (Notice.HEAD, 3)
    assert sent.again().due_at is None


def test_a_claim_in_which_nothing_is_opened_ends_after_half_an_hour(staffed):
    sent = send_case(staffed.desk)
    desk.claim(case=sent.case, version=1, by=staffed.moderator)
    pass_time(timedelta(minutes=30))
    timers.tick()
    assert (sent.again().state, sent.again().holder) == (CaseState.NEW, None)


def test_a_claim_in_which_something_was_opened_lasts(staffed):
    sent = send_case(staffed.desk)
    desk.claim(case=sent.case, version=1, by=staffed.moderator)
    desk.note_opening(case=sent.case, by=staffed.moderator)
    pass_time(HOUR)
    timers.tick()
    assert sent.again().holder == staffed.moderator


def test_her_silence_of_two_weeks_closes_the_case(staffed):
    sent = send_case(staffed.desk)
    desk.claim(case=sent.case, version=1, by=staffed.moderator)
    desk.write_to_her(work=staffed.work(sent.case), text="How are you?", waits=True)
    pass_time(7 * DAY)
    timers.tick()
    assert (sent.again().state, sent.again().told) == (CaseState.WAITING_SURVIVOR, 1)
    pass_time(7 * DAY)
    timers.tick()
    assert (sent.again().state, sent.again().closing) == (CaseState.CLOSED, Closing.NO_ANSWER)


def test_what_was_put_aside_comes_back_after_a_week(staffed):
    sent = send_case(staffed.desk, is_suspicious=True)
    assert sent.again().state == CaseState.HELD_SPAM
    pass_time(7 * DAY)
    timers.tick()
    assert sent.again().state == CaseState.NEW


def test_a_closed_case_is_erased_after_thirty_days_and_leaves_a_stone(staffed):
    sent = send_case(staffed.desk)
    hers.stop(opened=sent.opened)
    pass_time(29 * DAY)
    timers.tick()
    assert sent.again().state == CaseState.CLOSED
    pass_time(DAY)
    timers.tick()
    stone = Tombstone.objects.get(pk=sent.case.pk)
    assert (stone.closing, stone.month.day) == (Closing.STOPPED, 1)


def test_every_case_ends_ninety_days_after_the_last_thing_that_happened(staffed):
    sent = send_case(staffed.desk)
    Case.objects.update(due_at=None)
    pass_time(HARD_END)
    timers.tick()
    assert sent.again()
    pass_time(DAY)
    timers.tick()
    assert not Case.objects.exists()


def test_she_may_put_the_end_off_once(staffed):
    sent = send_case(staffed.desk)
    hers.renew(opened=sent.opened)
    assert sent.again().expires_day == today(sent.again()) + 2 * HARD_END
    with pytest.raises(Exception, match="renewed already"):
        hers.renew(opened=sent.opened)


def test_a_centre_that_says_nothing_for_three_days_counts_as_no_answer(staffed):
    sent = send_case(staffed.desk)
    referral = a_referral(staffed, sent)
    pass_time(DAY)
    timers.tick()
    referral.refresh_from_db()
    assert (referral.state, referral.told) == (ReferralState.SENT, 1)
    pass_time(2 * DAY)
    timers.tick()
    referral.refresh_from_db()
    assert referral.state == ReferralState.NO_ANSWER


@pytest.mark.parametrize("is_offline", [True, False])
def test_who_was_taken_and_not_begun_with_for_a_week_her_holder_hears_of_and_once(staffed, is_offline):
    sent = send_case(staffed.desk)
    if is_offline:
        referral = a_referral(staffed, sent)
        referring.record(referral=referral, version=referral.version, heard=Heard.TOOK, by=staffed.moderator)
    else:
        centre = make_inbox(staffed)
        referral = send_parcel(staffed, centre, sent=sent).referral
        receiving.note_seen(receipt=centre.receipt(referral))
        receiving.accept(receipt=centre.receipt(referral))
    Case.objects.update(notice=Notice.NOBODY)
    pass_time(7 * DAY - HOUR)
    timers.tick()
    assert sent.again().notice == Notice.NOBODY
    pass_time(HOUR)
    assert timers.tick()["referrals"] == 1
    referral.refresh_from_db()
    assert (referral.state, referral.told, referral.due_at) == (ReferralState.ACCEPTED, 1, None)
    assert sent.again().notice == Notice.HOLDER
    assert timers.tick()["referrals"] == 0


def test_the_form_opens_nothing_any_more_after_ten_minutes(staffed):
    sent = send_case(staffed.desk)
    assert CaseKeys.objects.get().for_retry is not None
    pass_time(timedelta(minutes=10))
    timers.tick()
    assert CaseKeys.objects.get().for_retry is None
    assert sent.again().retry_until is None


def test_case_84_after_three_days_down_each_step_is_done_once_and_erasures_come_first(staffed, monkeypatch):
    old = send_case(staffed.desk)
    hers.stop(opened=old.opened)
    fresh = send_case(staffed.desk)
    aside = send_case(staffed.desk, is_suspicious=True)
    Case.objects.filter(pk=old.case.pk).update(due_at=F("due_at") - 28 * DAY)
    Case.objects.filter(pk=aside.case.pk).update(due_at=F("due_at") - 5 * DAY)
    pass_time(3 * DAY)
    done = []
    erase, step = erasing.erase, timers.tell
    monkeypatch.setattr(timers.erasing, "erase", lambda *said, **more: (done.append("erase"), erase(*said, **more)))
    monkeypatch.setattr(timers, "tell", lambda *said: (done.append("tell"), step(*said)))
    for _ in range(6):
        timers.tick()
    assert done == ["erase", "tell", "tell", "tell"]
    assert (fresh.again().told, aside.again().state) == (3, CaseState.NEW)
    assert events("case.erased") == 1


def test_a_timer_that_fails_holds_up_no_other(staffed, monkeypatch):
    first, second = send_case(staffed.desk, is_suspicious=True), send_case(staffed.desk, is_suspicious=True)
    pass_time(8 * DAY)
    move = timers.move

    def broken(case, *said, **more):
        if case.pk == first.case.pk:
            raise RuntimeError
        move(case, *said, **more)

    monkeypatch.setattr(timers, "move", broken)
    timers.tick()
    assert (first.again().state, second.again().state) == (CaseState.HELD_SPAM, CaseState.NEW)


def test_closing_recalls_what_was_still_to_go_to_a_centre(staffed):
    sent = send_case(staffed.desk)
    referral = a_referral(staffed, sent, is_sent=False)
    desk.close(case=sent.case, version=sent.again().version, closing=Closing.HELPED, by=staffed.moderator)
    referral.refresh_from_db()
    assert referral.state == ReferralState.RECALLED
    assert not staffed.desk.stop_notices.exists()


def test_erasing_asks_the_desk_to_ring_a_centre_that_was_told(staffed):
    sent = send_case(staffed.desk)
    referral = a_referral(staffed, sent)
    hers.erase(opened=sent.opened)
    notice = staffed.desk.stop_notices.get()
    assert (notice.centre, len(notice.reference)) == (referral.centre, 6)


def test_erasing_leaves_no_row_with_the_case(staffed):
    sent = send_case(staffed.desk)
    a_referral(staffed, sent)
    hers.reply(opened=sent.opened, text="shukriya")
    hers.erase(opened=sent.opened)
    with connection.cursor() as cursor:
        cursor.execute(
            "select table_name, column_name from information_schema.columns where data_type = 'uuid'"
            " and table_name like 'referrals_%' and table_name <> 'referrals_tombstone'"
        )
        for table, column in cursor.fetchall():
            cursor.execute(f"select count(*) from {table} where {column} = %s", [sent.case.pk])
            assert cursor.fetchone() == (0,), (table, column)


def test_case_84_after_two_hours_of_silence_an_alarm_is_raised(staffed, clock, caplog):
    head = make_person(Role.ADMINISTRATOR)
    tasks.tick_cases(timestamp=0)
    clock.forward(timedelta(hours=1))
    tasks.tick_cases(timestamp=0)
    assert not waiting("mail_notice").exists()
    clock.forward(timedelta(hours=3))
    tasks.tick_cases(timestamp=0)
    assert "silent for 180 minutes" in caplog.text
    assert events("timers.silent") == 1
    assert [job.args for job in waiting("mail_notice")] == [{"user": head.pk}]


def test_whoever_lost_the_role_sees_nothing_and_what_they_held_is_back_at_the_next_tick(staffed):
    sent = send_case(staffed.desk)
    desk.claim(case=sent.case, version=1, by=staffed.moderator)
    User.objects.filter(pk=staffed.moderator.pk).update(roles=[Role.VETTER])
    staffed.moderator.refresh_from_db()
    assert not Case.objects.visible_to(staffed.moderator).exists()
    assert staffed.moderator not in staffed.desk.holders()
    assert timers.tick()["strayed"] == 1
    assert (sent.again().state, sent.again().holder) == (CaseState.NEW, None)


def test_a_claim_that_slipped_past_whoever_took_the_key_away_is_back_at_the_next_tick(staffed):
    sent = send_case(staffed.desk)
    desk.claim(case=sent.case, version=1, by=staffed.moderator)
    KeyGroupMember.objects.filter(group=staffed.desk.group, user=staffed.moderator).delete()
    assert timers.tick()["strayed"] == 1
    assert (sent.again().state, sent.again().holder) == (CaseState.NEW, None)
    assert timers.tick()["strayed"] == 0


def test_a_desk_of_one_with_the_role_takes_nothing_in():
    staffed = make_desk(1)
    assert isinstance(opening.promise(), opening.Promise)
    User.objects.filter(pk=staffed.lead.pk).update(roles=[])
    assert opening.promise() == opening.Shut.NO_HOLDERS
