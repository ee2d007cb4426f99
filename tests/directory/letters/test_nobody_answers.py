"""Three who know nothing of each other and hear nobody make a listing due at once; nothing like an address is kept."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.db.models import F
from django.utils import timezone

from directory import tasks
from directory.actions.doubting import independent
from directory.ageing import freshness_of
from directory.models import Assurance, AssuranceMethod, Freshness, ListingReport, Service
from safety.models import AuditEvent

pytestmark = pytest.mark.django_db
ADDRESSES = ("198.51.100.7", "198.51.100.8", "203.0.113.9")


@pytest.fixture
def call_in_vain(client, report_path, report):
    """Let somebody at an address say that nobody answers, so many days ago."""

    def report_it(address: str, *, days_ago: int = 0, wrong: str = "no-answer") -> None:
        ListingReport.objects.update(created_at=F("created_at") - timedelta(days=days_ago))
        said = report | {"wrong": wrong, "token": str(uuid4())}
        assert client.post(report_path, said, REMOTE_ADDR=address).status_code == 303

    return report_it


@pytest.fixture
def service(listing) -> Service:
    """The listing's service, confirmed ten days ago."""
    assured = {"assurance": Assurance.CONFIRMED, "assured_method": AssuranceMethod.CALL}
    Service.everything.filter(pk=listing.service_id).update(
        assured_date=timezone.localdate() - timedelta(days=10), **assured
    )
    return listing.service


def called_for(service: Service):
    service.refresh_from_db()
    return service.called_for_on


def test_three_senders_of_one_hour_call_for_a_call(call_in_vain, service):
    for address in ADDRESSES[:2]:
        call_in_vain(address)
    assert called_for(service) is None
    call_in_vain(ADDRESSES[2])
    today = timezone.localdate()
    assert called_for(service) == today
    assert freshness_of(service, today + timedelta(days=1)) == Freshness.DUE
    event = AuditEvent.objects.get(event="listing.called_for")
    assert (event.actor, event.subject, event.facts) == ("visitor", f"service:{service.pk}", {})


def test_one_sender_who_says_it_thrice_is_one(call_in_vain, service):
    for _time in range(5):
        call_in_vain(ADDRESSES[0])
    assert called_for(service) is None


def test_one_network_is_one_sender(call_in_vain, service):
    for last in ("1", "2:3", "ffff"):
        call_in_vain(f"2001:db8:0:1::{last}")
    assert called_for(service) is None


def test_three_days_call_for_a_call_whoever_sent_it(call_in_vain, service):
    for _day in range(3):
        call_in_vain(ADDRESSES[0], days_ago=1)
    assert called_for(service) == timezone.localdate()


def test_two_senders_today_and_one_of_another_day_are_three(call_in_vain, service):
    call_in_vain(ADDRESSES[0])
    call_in_vain(ADDRESSES[0], days_ago=1)
    assert called_for(service) is None
    call_in_vain(ADDRESSES[1])
    assert called_for(service) == timezone.localdate()


def test_what_was_said_before_the_last_confirmation_does_not_count(call_in_vain, service):
    for _day in range(3):
        call_in_vain(ADDRESSES[0], days_ago=1)
    Service.everything.update(called_for_on=None)
    Service.everything.filter(pk=service.pk).update(assured_date=timezone.localdate() - timedelta(days=1))
    call_in_vain(ADDRESSES[1])
    assert called_for(service) is None


def test_what_was_said_of_something_else_does_not_count(call_in_vain, service):
    for address, wrong in zip(ADDRESSES, ("unkind", "hours", "no-answer"), strict=True):
        call_in_vain(address, wrong=wrong)
    assert called_for(service) is None


def test_what_was_never_confirmed_is_called_for_too_but_has_no_clock(call_in_vain, listing):
    for address in ADDRESSES:
        call_in_vain(address)
    service = listing.service
    assert called_for(service) == timezone.localdate()
    assert freshness_of(service, timezone.localdate() + timedelta(days=1)) == Freshness.NEVER


def test_reports_that_cannot_be_told_apart_are_one(call_in_vain, service):
    for _time in range(3):
        call_in_vain("no address")
    assert set(ListingReport.objects.values_list("sender", flat=True)) == {None}
    assert called_for(service) is None


def test_what_tells_senders_apart_is_erased_after_its_hour(call_in_vain, service):
    call_in_vain(ADDRESSES[0])
    tasks.forget_senders(timestamp=0)
    assert ListingReport.objects.exclude(sender=None).count() == 1
    ListingReport.objects.update(created_at=F("created_at") - timedelta(hours=1))
    tasks.forget_senders(timestamp=0)
    assert not ListingReport.objects.exclude(sender=None).exists()


def test_after_its_hour_it_tells_nobody_apart(call_in_vain, service):
    noon = timezone.localtime().replace(hour=12, minute=0)
    for address in ADDRESSES:
        call_in_vain(address)
    ListingReport.objects.update(created_at=noon)
    assert independent(service, noon + timedelta(minutes=59)) == 3
    assert independent(service, noon + timedelta(minutes=61)) == 1


def test_where_it_does_not_matter_who_sent_it_nothing_tells_them_apart(call_in_vain, service):
    call_in_vain(ADDRESSES[0], wrong="unkind")
    assert ListingReport.objects.get().sender is None


def test_nothing_like_an_address_is_kept(call_in_vain, service):
    for address in ADDRESSES:
        call_in_vain(address)
    kept = str(list(ListingReport.objects.values())) + str(list(AuditEvent.objects.values()))
    with connection.cursor() as cursor:
        cursor.execute("select string_agg(row::text, '') from safety_throttle row")
        kept += str(cursor.fetchone()[0])
    for address in ADDRESSES:
        assert address not in kept
    assert {len(sender) for sender in ListingReport.objects.values_list("sender", flat=True)} == {16}
