"""Told to come again because no slot was free: nothing was tried, so nothing was used up."""

from contextlib import contextmanager

import pytest

from referrals.slots import BusyError
from referrals.views.ask import sending
from referrals.views.back import entering
from tests.desks import send_case
from tests.referrals.her.walking import BACK, Her, code_on, first_form

pytestmark = pytest.mark.django_db


@contextmanager
def taken():
    raise BusyError
    yield


def test_a_right_code_works_at_once_after_twenty_tries_without_a_free_slot(desk, monkeypatch):
    sent, her = send_case(desk.desk), Her()
    with monkeypatch.context() as busy:
        busy.setattr(entering.slots, "slot", taken)
        assert {her.post({"act": "open", "code": sent.code}, BACK).status_code for _ in range(20)} == {503}
    assert her.post({"act": "open", "code": sent.code}, BACK).status_code == 303


def test_a_form_that_found_no_free_slot_uses_up_no_try(desk, monkeypatch):
    monkeypatch.setattr("referrals.views.ask.pressure.SENDS_OF_ONE", sending.pressure.Pace(1, 600))
    her = Her()
    her.to_the_check()
    with monkeypatch.context() as busy:
        busy.setattr(sending.slots, "slot", taken)
        page = her.go_on("6", go="send")
        for _ in range(3):
            page = her.post(first_form(page))
            assert page.status_code == 503
    assert code_on(her.post(first_form(page)))
