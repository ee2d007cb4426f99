"""Too much at once makes slower, and loses nobody."""

from contextlib import contextmanager

import pytest
from django.db import connection
from django.test import RequestFactory

from referrals.models import Case, Draft
from referrals.slots import BusyError
from referrals.views.ask import pressure, sending
from safety.throttle import Pace
from tests.referrals.her.test_sending import is_kept
from tests.referrals.her.walking import Her, code_on, first_form

pytestmark = pytest.mark.django_db


def from_address(address: str) -> Her:
    her = Her()
    her.client.defaults["REMOTE_ADDR"] = address
    return her


def later(seconds: int) -> None:
    """Let time pass for every counter."""
    with connection.cursor() as cursor:
        cursor.execute("update safety_throttle set spent_until = spent_until - %s * interval '1 second'", [seconds])


def test_case_15_a_flood_from_one_network_slows_only_that_one(desk, monkeypatch):
    monkeypatch.setattr(pressure, "SENDS_OF_ONE", Pace(1, 60))
    assert code_on(from_address("203.0.113.7").send())
    slowed = from_address("203.0.113.7")
    page = slowed.send()
    assert page.status_code == 503
    assert "Try again in a moment" in page.text
    assert is_kept(page)
    assert code_on(from_address("198.51.100.1").send())
    assert Case.objects.count() == 2
    later(60)
    assert code_on(slowed.post(first_form(page)))


def test_case_16_a_flood_from_many_networks_slows_all_and_shuts_nobody_out(desk, monkeypatch):
    monkeypatch.setattr(pressure, "SENDS_OF_ALL", Pace(1, 20))
    assert code_on(from_address("203.0.113.1").send())
    slowed = from_address("203.0.113.2")
    page = slowed.send()
    assert page.status_code == 503
    assert 1 <= int(page["Retry-After"]) <= 20
    assert is_kept(page)
    later(20)
    assert code_on(slowed.post(first_form(page)))


def test_case_17_thirty_people_behind_one_address_are_never_slowed(db):
    request = RequestFactory().post("/en/r/", REMOTE_ADDR="203.0.113.9")
    for _person in range(30):
        assert not any(pressure.is_flooded(request) for _page in range(12))
        assert pressure.wait_to_send(request) == 0
        later(1)


def test_case_15_one_network_cannot_take_all_slots_in_one_moment(db):
    request = RequestFactory().post("/en/r/", REMOTE_ADDR="203.0.113.9")
    waits = [pressure.wait_to_send(request) for _ in range(12)]
    assert waits[:6] == [0.0] * 6
    assert all(0 < wait <= 1 for wait in waits[6:])
    later(1)
    assert pressure.wait_to_send(request) == 0


def test_case_15_a_flood_of_pages_keeps_no_drafts_and_the_way_still_works(desk, monkeypatch):
    monkeypatch.setattr(pressure, "PAGES_OF_ONE", Pace(1, 600))
    her = Her()
    assert code_on(her.send())
    assert Draft.objects.count() == 0


def test_no_free_slot_is_answered_with_numbers_and_her_words(her, monkeypatch):
    @contextmanager
    def taken():
        raise BusyError
        yield

    monkeypatch.setattr(sending.slots, "slot", taken)
    page = her.send()
    assert page.status_code == 503
    assert is_kept(page)
    monkeypatch.undo()
    assert code_on(her.post(first_form(page) | {"key": first_form(page)["key"]}))


def test_the_code_is_made_before_the_transaction_in_which_the_case_is_kept(her, monkeypatch):
    her.to_the_check()
    made, real = [], sending.codes.new

    def watched():
        made.append(len(connection.savepoint_ids))
        return real()

    monkeypatch.setattr(sending.codes, "new", watched)
    outside = len(connection.savepoint_ids)
    her.go_on("6", go="send")
    assert made == [outside]
