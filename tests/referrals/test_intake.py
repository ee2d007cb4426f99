"""Taking in: a case or nothing, for a desk that can read it or not at all."""

import secrets
from datetime import timedelta

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError, connection

from config import unsafe
from referrals import opening
from referrals.actions import intake
from referrals.actions.intake import Outcome
from referrals.models import Case, CaseKeys, Desk, PepperMark
from referrals.opening import Shut
from referrals.sealed import chance, codes
from referrals.sealed.errors import NoPepperError
from safety.models import AuditEvent
from tests.desks import an_intake, make_desk, send_case

pytestmark = pytest.mark.django_db


@pytest.fixture
def staffed():
    return make_desk()


def submit(desk: Desk, secret: bytes) -> Outcome:
    return intake.submit(intake=an_intake(), secret=secret, code=codes.new(), desk=desk)


def test_case_01_where_a_part_cannot_be_written_nothing_is(staffed, monkeypatch):
    events = AuditEvent.objects.count()

    def away(*said, **more):
        raise OperationalError

    monkeypatch.setattr(intake.keeping, "put", away)
    with pytest.raises(OperationalError):
        submit(staffed.desk, secrets.token_bytes(32))
    assert (Case.objects.count(), CaseKeys.objects.count(), AuditEvent.objects.count()) == (0, 0, events)


def test_case_02_the_form_sent_again_gives_a_fresh_code_once_and_no_second_case(staffed):
    sent = send_case(staffed.desk)
    again = codes.new()
    outcome = intake.submit(intake=an_intake(), secret=sent.secret, code=again, desk=staffed.desk)
    assert (outcome, Case.objects.count()) == (Outcome.AGAIN, 1)
    tags = {made.tag for made in codes.candidates(again.digits)}
    assert bytes(Case.objects.get().tag) in tags
    assert not {made.tag for made in codes.candidates(sent.code)} & {bytes(Case.objects.get().tag)}


def test_once_the_code_was_read_back_the_form_gives_no_other(staffed):
    sent = send_case(staffed.desk)
    intake.confirm_code(secret=sent.secret)
    assert submit(staffed.desk, sent.secret) == Outcome.KNOWN
    assert CaseKeys.objects.get().for_retry is None
    assert bytes(Case.objects.get().tag) == bytes(sent.case.tag)


def test_after_ten_minutes_the_form_gives_no_other_code(staffed):
    sent = send_case(staffed.desk)
    Case.objects.update(retry_until=sent.case.retry_until - timedelta(minutes=10))
    assert submit(staffed.desk, sent.secret) == Outcome.KNOWN


class TestOpening:
    def test_case_12_without_a_pepper_nothing_is_taken_in(self, staffed, settings):
        settings.PEPPERS = {}
        assert opening.promise() == Shut.NO_PEPPER
        with pytest.raises(NoPepperError):
            codes.new()

    def test_case_12_with_another_pepper_nothing_is_taken_in(self, staffed, settings):
        assert PepperMark.objects.exists()
        settings.PEPPERS = {version: secrets.token_bytes(32) for version in settings.PEPPERS}
        assert opening.promise() == Shut.WRONG_PEPPER

    def test_a_second_pepper_beside_the_first_is_right(self, staffed, settings):
        sent = send_case(staffed.desk)
        settings.PEPPERS = {**settings.PEPPERS, 2: secrets.token_bytes(32)}
        assert isinstance(opening.promise(), opening.Promise)
        assert bytes(sent.case.tag) in {made.tag for made in codes.candidates(sent.code)}
        assert send_case(staffed.desk).case.pepper_version == 2

    def test_without_the_key_on_paper_nothing_is_taken_in(self, staffed, settings):
        settings.RECOVERY_PUBLIC_KEY = None
        assert opening.promise() == Shut.NO_RECOVERY_KEY

    def test_without_a_desk_nothing_is_taken_in(self, db):
        assert opening.promise() == Shut.NO_DESK

    def test_case_14_with_one_holder_in_service_nothing_is_taken_in(self, staffed):
        staffed.lead.is_active = staffed.moderator.is_active = False
        for user in (staffed.lead, staffed.moderator):
            user.roles = []
            user.save()
        assert opening.promise() == Shut.NO_HOLDERS

    def test_without_hours_nothing_is_taken_in(self, staffed):
        staffed.desk.shifts.all().delete()
        assert opening.promise() == Shut.NO_HOURS

    def test_somebody_on_call_covers_no_hours(self, staffed):
        staffed.desk.shifts.update(is_on_call=True)
        assert opening.promise() == Shut.NO_HOURS

    def test_the_promise_of_an_open_desk(self, staffed):
        promise = opening.promise()
        assert promise.is_covered_now
        assert promise.urgent_by < promise.routine_by

    def test_a_desk_that_is_closed_for_a_while_promises_for_afterwards(self, staffed):
        before = opening.promise()
        Desk.objects.update(closed_until=before.routine_by)
        after = opening.promise()
        assert not after.is_covered_now
        assert after.urgent_by > before.routine_by

    def test_the_desk_that_reads_soonest_is_asked(self, staffed):
        other = make_desk(name="DEMO other")
        Desk.objects.filter(pk=staffed.desk.pk).update(closed_until=opening.promise().routine_by)
        assert opening.promise().desk == other.desk


class TestUnsafe:
    def test_case_13_chance_that_repeats_itself_stops_the_start(self, monkeypatch):
        monkeypatch.setattr(chance.codes, "new_code", lambda: "0" * 16)
        with pytest.raises(ImproperlyConfigured, match="chance"):
            chance.must_be_chance()

    def test_case_13_chance_does_not_repeat_itself(self):
        chance.must_be_chance()

    @pytest.mark.parametrize("name", ["CODE_COST", "PHRASE_COST"])
    @pytest.mark.parametrize("cost", [(1, 1), (2, 64), (3, 63)])
    def test_production_refuses_checks_that_are_cheap(self, settings, name, cost):
        settings.DEMO = False
        settings.CODE_COST = settings.PHRASE_COST = (3, 64)
        unsafe.refuse_cheap_checks()
        setattr(settings, name, cost)
        with pytest.raises(ImproperlyConfigured, match="must cost"):
            unsafe.refuse_cheap_checks()


def test_case_11_a_full_disk_leaves_no_half_case(staffed):
    with connection.cursor() as cursor:
        cursor.execute(
            "create function pg_temp.full() returns trigger language plpgsql as"
            " $$ begin raise exception 'no space left' using errcode = 'disk_full'; end $$"
        )
        cursor.execute(
            "create trigger full_disk before insert on referrals_blob for each row execute function pg_temp.full()"
        )
    with pytest.raises(OperationalError):
        submit(staffed.desk, secrets.token_bytes(32))
    assert not Case.objects.exists()
