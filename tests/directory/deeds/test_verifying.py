"""What somebody finds out is written down, and the public page says so at once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from directory import actions
from directory.actions import Finding
from directory.models import Card, Phone, Service, Verification, VettingState
from safety.models import AuditEvent
from tests.directory.refusing import refused

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def found(outcome="confirmed", *, ago=0, method="call", **more):
    return Finding(on=timezone.localdate() - ago * DAY, method=method, outcome=outcome, **more)


def verify(service, by, outcome="confirmed", **more):
    kept = actions.verify(service=service, finding=found(outcome, **more), by=by, role="vetter")
    service.refresh_from_db()
    return kept


def cards(service):
    return Card.objects.filter(service_at_location__service=service)


def test_a_confirmation_has_a_day_and_a_method_and_raises_trust(service, staff):
    kept = verify(service, staff, fields=("phones", "week"))
    today = timezone.localdate()
    assert (service.assurance, service.assured_date, service.assured_method) == ("confirmed", today, "call")
    assert (kept.fields, kept.by, kept.next_due_on) == (["phones", "week"], f"user:{staff.pk}", today + 180 * DAY)
    assert set(cards(service).values_list("trust", flat=True)) == {2}
    assert "We called them and confirmed it" in cards(service).get(language="en").html


def test_the_event_holds_codes_and_no_note(service, staff):
    verify(service, staff, note="a woman answered")
    event = AuditEvent.objects.get(event="listing.verified")
    assert event.facts == {"outcome": "confirmed", "method": "call", "on": timezone.localdate().isoformat()}


def test_a_confirmation_of_longer_ago_does_not_make_it_older(service, staff):
    verify(service, staff)
    verify(service, staff, ago=30, method="visit")
    assert (service.assured_date, service.assured_method) == (timezone.localdate(), "call")
    assert Verification.objects.filter(service=service).count() == 2


def test_only_the_numbers_that_answered_have_been_heard(service, staff):
    first = service.phones.first()
    second = Phone.objects.create(service=service, published="0300 0000000", dial="+923000000000", position=9)
    verify(service, staff, answered=[first.pk])
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.answered_on, second.answered_on) == (timezone.localdate(), None)


def test_a_number_of_another_listing_is_not_heard_by_this_call(service, staff):
    other = Phone.objects.exclude(service=service).first()
    verify(service, staff, answered=[other.pk])
    other.refresh_from_db()
    assert other.answered_on is None


def test_no_answer_twice_on_two_days_calls_for_a_closer_look(service, staff):
    verify(service, staff, "no answer", ago=2)
    verify(service, staff, "no answer", ago=2)
    assert service.called_for_on is None
    verify(service, staff, "no answer")
    assert service.called_for_on == timezone.localdate()


def test_an_answer_ends_the_count(service, staff):
    verify(service, staff, "no answer", ago=3)
    verify(service, staff, "changed", ago=2)
    verify(service, staff, "no answer")
    assert service.called_for_on is None


def test_a_confirmation_answers_every_doubt(service, staff):
    verify(service, staff, "refused", ago=1)
    assert service.called_for_on is not None
    Service.everything.filter(pk=service.pk).update(reminders=2, reminded_on=timezone.localdate())
    verify(service, staff)
    assert (service.called_for_on, service.reminders, service.reminded_on) == (None, 0, None)


@pytest.mark.parametrize(("ago", "is_answered"), [(3, False), (2, True), (0, True)])
def test_a_confirmation_answers_no_doubt_that_came_after_it(service, staff, ago, is_answered):
    verify(service, staff, "refused", ago=2)
    doubted = service.called_for_on
    verify(service, staff, ago=ago)
    assert service.assured_date == timezone.localdate() - ago * DAY
    assert service.called_for_on == (None if is_answered else doubted)


def test_what_is_closed_is_taken_down_at_once(service, staff):
    verify(service, staff, "closed")
    assert service.vetting_state == VettingState.SUSPENDED
    assert not cards(service).exists()


@pytest.mark.parametrize(("change", "code"), [({"ago": -1}, "future"), ({"ago": 0}, "put-away")])
def test_nobody_confirms_tomorrow_or_from_the_archive(service, staff, change, code):
    if code == "put-away":
        actions.withdraw(service=service, by=staff)
    with refused(code):
        verify(service, staff, **change)
    assert not Verification.objects.exists()


def test_a_word_outside_the_lists_is_refused(service, staff):
    with pytest.raises(ValueError, match="hearsay"):
        verify(service, staff, method="hearsay")


def test_a_note_of_a_hidden_place_holds_no_street(hidden, staff):
    with refused("street"):
        verify(hidden, staff, note="House 12, Street 5, Invented Colony")
    assert not Verification.objects.exists()


def test_a_verification_is_kept_when_the_catalogue_is_loaded_again(service, staff):
    verify(service, staff)
    assert service.kept_by_staff
