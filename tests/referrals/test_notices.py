"""Notices say that something waits, and nothing else: at half hours, one to a person, always the same."""

import pytest

from accounts.models import User
from accounts.roles import Role
from referrals import tasks
from referrals.actions import desk, hers, notices
from referrals.models import Case, Exclusion, Notice
from tests.desks import STORY, make_desk, send_case
from tests.jobs import run_deferred, waiting
from tests.people import make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def staffed():
    return make_desk()


def tick() -> None:
    tasks.tell_desks(timestamp=0)


def everybody(staffed) -> set[int]:
    return {staffed.lead.pk, *(user.pk for user in staffed.moderators)}


def test_nothing_waits_and_nobody_hears(staffed):
    tick()
    assert not waiting("mail_notice").exists()


def test_a_new_case_is_told_to_all_who_hold_the_desks_key(staffed):
    make_desk(name="DEMO another")
    send_case(staffed.desk)
    assert notices.collect() == everybody(staffed)


def test_what_was_told_is_not_told_again(staffed):
    send_case(staffed.desk)
    notices.collect()
    assert notices.collect() == set()


def test_her_answer_is_told_to_who_holds_the_case(staffed):
    sent = send_case(staffed.desk)
    desk.claim(case=sent.case, version=1, by=staffed.moderator)
    notices.collect()
    hers.reply(opened=sent.opened, text="ji")
    assert notices.collect() == {staffed.moderator.pk}


def test_the_head_is_told_of_what_nobody_took_for_three_days(staffed):
    head = make_person(Role.ADMINISTRATOR)
    send_case(staffed.desk)
    Case.objects.update(notice=Notice.HEAD)
    assert notices.collect() == {*everybody(staffed), head.pk}


def test_whoever_must_not_see_a_case_does_not_hear_of_it(staffed):
    sent = send_case(staffed.desk)
    Exclusion.objects.create(case=sent.case, user=staffed.moderator)
    assert staffed.moderator.pk not in notices.collect()


def test_somebody_whose_role_was_taken_hears_nothing(staffed):
    User.objects.filter(pk=staffed.moderator.pk).update(roles=[])
    send_case(staffed.desk)
    assert staffed.moderator.pk not in notices.collect()


def test_what_was_put_aside_makes_no_noise(staffed):
    send_case(staffed.desk, is_suspicious=True)
    assert notices.collect() == set()


def test_case_75_every_notice_is_the_same_however_much_waits(staffed, mailbox):
    send_case(staffed.desk)
    tick()
    run_deferred()
    first = {bytes(message).split(b"\n\n", 1)[1] for message in mailbox.messages}
    for _ in range(5):
        send_case(staffed.desk, is_urgent=True)
    tick()
    run_deferred()
    assert len(mailbox.messages) == 2 * len(everybody(staffed))
    assert {bytes(message).split(b"\n\n", 1)[1] for message in mailbox.messages} == first
    assert {message["Subject"] for message in mailbox.messages} == {mailbox.messages[0]["Subject"]}
    assert not any(message["Reply-To"] for message in mailbox.messages)


def test_a_notice_names_no_case_and_has_no_link(staffed, mailbox):
    sent = send_case(staffed.desk)
    tick()
    run_deferred()
    text = mailbox.messages[0].get_content()
    for word in ("http", STORY, str(sent.case.pk), sent.case.pk.hex, staffed.desk.name):
        assert word not in text


def test_jobs_hold_an_id_of_staff_and_nothing_else(staffed):
    send_case(staffed.desk)
    tick()
    assert {tuple(job.args) for job in waiting("mail_notice")} == {("user",)}
