"""What staff do to a listing is one transaction with its event and its cards."""

import pytest
from django.db import IntegrityError, transaction

from directory import actions
from directory.actions import changing
from directory.models import Card, Service, VettingState
from safety.models import AuditEvent
from tests.directory.refusing import refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def service():
    return Service.everything.get(slug="pk-lahore-aghs")


def cards(service):
    return Card.objects.filter(service_at_location__service=service)


def test_a_suspended_listing_is_gone_at_once_and_can_come_back(service, staff):
    actions.suspend(service=service, by=staff)
    assert not cards(service).exists()
    actions.publish(service=service, by=staff)
    assert cards(service).count() == 2
    events = AuditEvent.objects.filter(subject=f"service:{service.pk}").values_list("event", "actor")
    assert list(events) == [("listing.suspended", f"user:{staff.pk}"), ("listing.published", f"user:{staff.pk}")]


def test_a_withdrawn_listing_stays_in_the_archive(service, staff):
    actions.withdraw(service=service, by=staff)
    service.refresh_from_db()
    assert service.vetting_state == VettingState.ARCHIVED
    with refused("cannot-publish"):
        actions.publish(service=service, by=staff)


def test_a_suspended_helpline_is_no_longer_named_where_it_leads(staff):
    line = Service.everything.get(slug="pk-pb-1737")
    led_to = cards(Service.everything.get(slug="pk-multan-vawc")).get(language="en")
    assert line.said("name", "en") in led_to.json
    actions.suspend(service=line, by=staff)
    led_to.refresh_from_db()
    assert line.said("name", "en") not in led_to.json


REFUSALS = [
    ("pk-shirkat-gah", "unreachable"),
    ("pk-lahore-aghs", "cannot-publish"),
]


@pytest.mark.parametrize(("slug", "reason"), REFUSALS)
def test_what_may_not_be_public_is_refused_with_a_reason(slug, reason, staff):
    service = Service.everything.get(slug=slug)
    before = service.vetting_state
    with pytest.raises(actions.RefusedError) as refused:
        actions.publish(service=service, by=staff)
    assert refused.value.code == reason
    service.refresh_from_db()
    assert service.vetting_state == before
    assert not AuditEvent.objects.filter(subject=f"service:{service.pk}").exists()


def test_a_listing_that_is_not_shown_cannot_be_suspended(staff):
    with refused("not-shown"):
        actions.suspend(service=Service.everything.get(slug="pk-shirkat-gah"), by=staff)


def test_a_deed_that_fails_leaves_no_event(service, staff, monkeypatch):
    def fail(_services):
        raise RuntimeError("no cards today")

    monkeypatch.setattr(changing, "rebuild", fail)
    with pytest.raises(RuntimeError), transaction.atomic():
        actions.suspend(service=service, by=staff)
    assert Service.public.filter(pk=service.pk).exists()
    assert not AuditEvent.objects.filter(event="listing.suspended").exists()


HALF_CONFIRMED = [
    {"assurance": "confirmed"},
    {"assurance": "confirmed", "assured_date": "2026-01-01"},
    {"assurance": "confirmed", "assured_method": "call"},
    {"assured_date": "2026-01-01"},
    {"assured_method": "call"},
]


@pytest.mark.parametrize("change", HALF_CONFIRMED)
def test_the_database_knows_no_half_confirmed_listing(service, change):
    with pytest.raises(IntegrityError), transaction.atomic():
        Service.everything.filter(pk=service.pk).update(**change)
