"""Whatever column changes: if anybody can see it by the API, the feed tells of it; what is as it was, it does not."""

import pytest

from directory import feed
from directory.cards import rebuild
from directory.models import Card, ServiceAtLocation
from tests.api import listings
from tests.api.changes.tampering import change, undone, ways
from tests.factories import make_service

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_directory")]


@pytest.fixture
def service():
    """One that has something in every table, confirmed, full, led to by a line."""
    line = make_service("Invented Line", phones=("000-1",))
    said = {"assurance": "confirmed", "assured_date": "2026-11-01", "assured_method": "call"}
    full = {"capacity": "full", "capacity_until": "2999-01-01", "capacity_said_on": "2026-11-01"}
    row = listings.rich()
    type(row).everything.filter(pk=row.pk).update(**said, **full)
    row.organization.texts.create(field="description", language="en", text="An invented body.")
    row.organization.texts.create(field="name", language="ur", text="تنظیم")
    row.reached_through.create(published="000", dial="000", label="invented line", helpline=line)
    rebuild([row])
    return row


def is_told(service):
    """Bring everything up to date; say whether the feed tells of it."""
    before = feed.standing().changes
    rebuild([service.pk])
    return any(one.service == service.pk for one in feed.read(after=before, limit=1000)[1])


def seen(client, service):
    """Return everything that anybody can see of it by the API."""
    answer = client.get(f"/hsds/services/{service.pk}")
    cards = Card.objects.filter(service_at_location__service=service.pk).order_by("language")
    return answer.content, list(cards.values_list("json", "latitude", "longitude"))


def tampered(client, service, *, once):
    """Return which columns the feed tells of, and which can be seen and it does not; `once`: each in one row only."""
    before, right, missed = seen(client, service), set(), set()
    places = ServiceAtLocation.everything.get(service=service).location.place
    for name, row, values in ways(service, [places.pk, places.parent_id]):
        if once and name in right:
            continue
        with undone():
            if change(row, values):
                (right if is_told(service) else missed if seen(client, service) != before else set()).add(name)
    return right, missed


def test_every_column_that_can_be_seen_is_told(client, service):
    right, missed = tampered(client, service, once=True)
    assert missed == set()
    assert {"Service.vetting_state", "ServiceText", "OrganizationText.text", "Place.path", "Phone.label"} < right
    assert {"Service.reminders", "Service.approved_by", "Place.population", "Edition"}.isdisjoint(right)


@pytest.mark.soak
def test_so_it_is_in_every_row(client, service):
    assert tampered(client, service, once=False)[1] == set()


def test_what_is_as_it_was_is_not_told(service):
    assert not is_told(service)
    phones = list(service.phones.values("kind", "published", "dial", "label", "position"))
    service.phones.all().delete()
    for number in phones:
        service.phones.create(**number)
    assert not is_told(service)


@pytest.mark.parametrize("column", ["reminders", "submitted_by", "approved_by"])
def test_what_is_between_staff_is_not_told(service, column):
    type(service).everything.filter(pk=service.pk).update(**{column: 3})
    assert not is_told(service)
