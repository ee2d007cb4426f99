"""Every public service against the official HSDS 3.1 schemas."""

import pytest

from directory.models import Service
from tests.api import listings
from tests.api.hsds.official import faults, validator
from tests.factories import make_service

pytestmark = [pytest.mark.django_db, pytest.mark.hsds]


def every_service(client, **params):
    page, found = 1, []
    while True:
        answer = client.get("/hsds/services", {"page": page, "per_page": 100, **params}).json()
        found += answer["contents"]
        if answer["last_page"]:
            return found
        page += 1


def nulls(value, where="$"):
    if isinstance(value, dict):
        return [null for key, inner in value.items() for null in nulls(inner, f"{where}.{key}")]
    if isinstance(value, list):
        return [null for number, inner in enumerate(value) for null in nulls(inner, f"{where}[{number}]")]
    return [where] if value is None else []


@pytest.fixture(scope="module")
def official():
    return validator("service")


@pytest.mark.parametrize("depth", [{}, {"full": "true"}, {"minimal": "true"}], ids=["slim", "full", "minimal"])
def test_every_public_service_is_valid(client, official, depth):
    listings.rich(), listings.confidential()
    found = every_service(client, **depth)
    assert found
    assert {item["id"]: faults(official, item) for item in found if faults(official, item)} == {}


def test_every_published_service_is_in_the_list_once(client):
    ids = sorted(item["id"] for item in every_service(client, minimal="true"))
    assert ids == sorted(str(pk) for pk in Service.public.values_list("pk", flat=True))
    assert len(ids) > 100, "the shipped catalogue is not there"


def test_the_full_list_holds_what_each_address_gives(client):
    listings.rich()
    for item in every_service(client, full="true")[:20]:
        assert client.get(f"/hsds/services/{item['id']}").json() == item


def test_nothing_is_null(client):
    listings.rich()
    assert nulls(every_service(client, full="true")) == []


@pytest.mark.parametrize("key", ["id", "name", "status"])
def test_the_check_would_notice_a_missing_key(client, official, key):
    item = every_service(client, full="true")[0] if listings.rich() else {}
    assert faults(official, {name: value for name, value in item.items() if name != key})


def test_the_check_would_notice_a_wrong_format_deep_inside(client, official):
    row = listings.rich()
    item = client.get(f"/hsds/services/{row.pk}").json()
    item["service_at_locations"][0]["location"]["addresses"][0]["id"] = "no-uuid"
    assert faults(official, item)


def test_a_service_that_is_full_and_confirmed_is_valid(client, official, settings):
    settings.ASSURER_EMAIL = "vetters@example.org"
    confirmed = {"assurance": "confirmed", "assured_date": "2026-11-01", "assured_method": "call"}
    row = make_service(capacity="full", capacity_said_on="2026-11-01", **confirmed)
    said = client.get(f"/hsds/services/{row.pk}").json()
    assert said.keys() >= {"capacities", "assurer_email"}
    assert faults(official, said) == []
