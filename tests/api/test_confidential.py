"""Somebody who wants to find a confidential place asks the API again and again."""

import random

import pytest

from places.models import Place
from tests.factories import make_listing, make_place

pytestmark = pytest.mark.django_db

NEAR_KM = 60
QUESTIONS = 150


@pytest.fixture
def district(empty_directory):
    lahore = Place.objects.get(pk="pk/punjab/lahore/lahore")
    where = {"latitude": lahore.latitude + 0.1, "longitude": lahore.longitude + 0.1}
    return make_place("Inventdistrict", kind="district", parent=lahore.parent, **where)


@pytest.fixture
def shelter(district):
    """A confidential shelter, a listing that is known by the same district, and exact ones around."""
    make_listing(district, "Open", precision="district")
    for number in range(5):
        where = {"latitude": district.latitude + 0.01 + number / 20, "longitude": district.longitude}
        make_listing(district, f"Exact {number}", **where)
    return make_listing(district, "Confidential", confidential=True)


def around(district):
    """Return positions all around, the same in every run."""
    dice = random.Random(20261123)
    spread = NEAR_KM / 111
    return [
        (district.latitude + dice.uniform(-spread, spread), district.longitude + dice.uniform(-spread, spread))
        for _ in range(QUESTIONS)
    ]


def ask(client, position, **params):
    body = {"latitude": position[0], "longitude": position[1], "limit": 50, **params}
    return client.post("/api/v1/nearest", body, content_type="application/json").json()


def named(answer, name):
    return next(found for found in answer["results"] if found["name"] == name)


def test_nothing_but_the_distance_from_place_to_district_changes(client, district, shelter):
    answers = [ask(client, position) for position in around(district)]
    seen = [named(answer, "Confidential") for answer in answers]
    assert len({str({**found, "distance_km_about": 0}) for found in seen}) == 1
    by_place = {
        (answer["place"]["id"], found["distance_km_about"]) for answer, found in zip(answers, seen, strict=True)
    }
    assert len(by_place) == len({answer["place"]["id"] for answer in answers})
    assert len(by_place) > 3, "the positions must lie in different places, or nothing was tried"


def test_it_always_stands_beside_what_is_known_by_the_same_district(client, district, shelter):
    for position in around(district):
        names = [found["name"] for found in ask(client, position)["results"]]
        assert abs(names.index("Confidential") - names.index("Open")) == 1


@pytest.mark.parametrize("radius", [1000, 5000, 20_000, 50_000])
def test_a_radius_lets_both_in_or_neither(client, district, shelter, radius):
    for position in around(district)[:40]:
        names = {found["name"] for found in ask(client, position, radius=radius)["results"]}
        assert ("Confidential" in names) == ("Open" in names)


def test_the_standard_s_door_knows_no_more(client, shelter):
    full = client.get(f"/hsds/services/{shelter.service_id}").json()
    place = full["service_at_locations"][0]["location"]
    assert not place.keys() & {"latitude", "longitude", "addresses"}
