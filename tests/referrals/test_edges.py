"""Slots, clocks, lengths and addresses: what stands round the flow."""

import threading
import time
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from accounts.actions import close
from accounts.permissions import RefusedError
from accounts.roles import Role
from referrals import padding, slots
from referrals.actions import desk, hers, timers
from referrals.models import Case, KeyGroupMember
from referrals.slots import BusyError
from referrals.states import CaseState
from tests.desks import make_desk, send_case
from tests.people import make_person
from tests.referrals.her.walking import Her


@given(st.integers(1, 200_000))
def test_a_length_is_one_of_few_and_never_shorter(size):
    length = padding.length_for(size)
    assert length >= size
    assert length in padding.LENGTHS or length % padding.LENGTHS[-1] == 0


def test_case_25_so_many_slots_and_not_one_more(own_database, settings):
    settings.DERIVATION_SLOTS = 3
    inside, free = threading.Barrier(4), threading.Event()
    refused = []

    def hold():
        with slots.slot():
            inside.wait()
            free.wait()
        connection.close()

    holders = [threading.Thread(target=hold) for _ in range(3)]
    for holder in holders:
        holder.start()
    inside.wait()
    try:
        for _ in range(5):
            with pytest.raises(BusyError), slots.slot():
                refused.append("no")
    finally:
        free.set()
        for holder in holders:
            holder.join()
    with slots.slot():
        assert not refused


def test_case_25_a_slot_is_given_back_when_what_it_was_for_breaks(own_database, settings):
    settings.DERIVATION_SLOTS = 1
    with pytest.raises(RuntimeError), slots.slot():
        raise RuntimeError
    with slots.slot():
        pass


@pytest.mark.django_db
def test_case_86_a_workers_clock_a_day_ahead_does_nothing_early():
    staffed = make_desk()
    sent = send_case(staffed.desk)
    hers.stop(opened=sent.opened)
    with time_machine.travel(time.time() + timedelta(days=60).total_seconds(), tick=False):
        timers.tick()
    assert sent.again().state == CaseState.CLOSED


@pytest.mark.django_db
def test_case_36_a_clock_that_jumps_back_brings_nothing_back(clock):
    staffed = make_desk()
    sent = send_case(staffed.desk)
    hers.stop(opened=sent.opened)
    clock.forward(timedelta(days=29))
    timers.tick()
    assert sent.again().state == CaseState.CLOSED
    due = sent.again().due_at
    clock.forward(timedelta(days=-28))
    from safety import clock as told

    assert due - told.now() <= timedelta(days=1)
    clock.forward(timedelta(days=30))
    timers.tick()
    assert not Case.objects.exists()


@pytest.mark.django_db
def test_case_47_and_90_the_last_who_holds_a_desks_key_stays():
    staffed, head = make_desk(1), make_person(Role.ADMINISTRATOR)
    close(person=staffed.moderator, by=head)
    with pytest.raises(RefusedError, match="Nobody else holds"):
        close(person=staffed.lead, by=head)
    staffed.lead.refresh_from_db()
    assert staffed.lead.is_active
    assert KeyGroupMember.objects.filter(user=staffed.lead).exists()


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/en/r/back/x.css", "/en/r/x.css", "/en/r/back.css", "/ur/r/1234567890123456/"])
def test_case_89_an_address_that_a_cache_would_keep_is_none(client, path):
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/en/r/", "/en/r/back/"])
def test_case_89_another_hosts_name_is_refused_and_nothing_is_kept(client, path):
    answer = client.get(path, headers={"host": "elsewhere.example"})
    assert answer.status_code == 400
    assert client.get(path)["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_case_74_her_page_is_as_long_with_an_answer_as_without_one():
    staffed = make_desk()
    silent, answered = send_case(staffed.desk), send_case(staffed.desk)
    desk.claim(case=answered.case, version=1, by=staffed.moderator)
    desk.write_to_her(work=staffed.work(answered.case), text="We are here.", waits=False)
    without, with_one = Her().come_back(silent.code), Her().come_back(answered.code)
    assert "We are here." in with_one.text
    assert len(without.content) == len(with_one.content) in padding.LENGTHS


@pytest.mark.django_db
def test_case_74_a_code_that_opens_nothing_is_answered_at_one_length():
    sent = send_case(make_desk().desk)
    hers.erase(opened=sent.opened)
    pages = [Her().come_back(code) for code in (sent.code, "1111222233334444", "0000000000000000")]
    assert {page.content for page in pages} == {pages[0].content}
    assert len(pages[0].content) in padding.LENGTHS
