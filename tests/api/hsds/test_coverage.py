"""postcode and proximity: what covers a place, what stands near it; by public positions only."""

import pytest

from places.geo import Point, distance_m
from places.models import Place
from tests.factories import make_listing, make_place, make_service

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_else(empty_directory):
    """These tests count: the shipped listings are out of the way."""


@pytest.fixture
def province():
    return make_place("Inventprovince", kind="province", path="Inventprovince", latitude=30.0, longitude=70.0)


@pytest.fixture
def city(province):
    return make_place("Inventabad", parent=province, path="Inventabad, Inventprovince", latitude=31.0, longitude=72.0)


@pytest.fixture
def other(province):
    return make_place("Testpur", parent=province, path="Testpur, Inventprovince", latitude=31.0, longitude=73.0)


def found(client, **params):
    return {one["service"]["name"] for one in ask(client, **params).json()["contents"]}


def ask(client, **params):
    return client.get("/hsds/service_at_locations", params)


@pytest.fixture
def _everywhere(city, other, province):
    make_listing(city, "In the city")
    make_listing(other, "In the other")
    make_listing(None, service=make_service("Line of the province", kind="helpline", areas=[province]))
    make_listing(None, service=make_service("Line of the other", kind="helpline", areas=[other]))
    make_listing(city, service=make_service("Serves the other only", areas=[other]))


@pytest.mark.usefixtures("_everywhere")
def test_a_place_is_covered_by_areas_around_it_and_by_what_stands_in_it_without_one(client, city):
    assert found(client, postcode=city.pk) == {"In the city", "Line of the province"}


def test_a_place_may_be_given_by_its_name(client):
    lahore = Place.objects.get(pk="pk/punjab/lahore/lahore")
    make_listing(lahore, "In Lahore")
    for name in ("Lahore", "لاہور", "lahor", lahore.pk):
        assert found(client, postcode=name) == {"In Lahore"}, name


@pytest.mark.usefixtures("_everywhere")
def test_near_a_place_is_what_stands_within_so_many_metres_and_does_not_serve_another_alone(client, city, other):
    assert found(client, postcode=city.pk, proximity="1000") == {"In the city"}
    between = distance_m(Point(city.latitude, city.longitude), Point(other.latitude, other.longitude))
    assert found(client, postcode=city.pk, proximity=str(between - 1)) == {"In the city"}
    assert found(client, postcode=city.pk, proximity=str(between + 1)) == {"In the city", "In the other"}


def test_a_postal_code_is_the_middle_of_the_public_addresses_that_have_it(client, city):
    street = {"address_1": "1 Invented Road", "postal_code": "00000"}
    make_listing(city, "West", latitude=31.0, longitude=72.0, **street)
    make_listing(city, "East", latitude=31.0, longitude=72.2, **street)
    make_listing(city, "Between", latitude=31.0, longitude=72.1)
    assert found(client, postcode="00000", proximity="100") == {"Between"}
    assert found(client, postcode="00000", proximity="20000") == {"West", "Between", "East"}


def test_a_hidden_place_stands_in_the_middle_of_its_district(client, province):
    district = make_place("Inventdistrict", kind="district", parent=province, latitude=32.0, longitude=72.0)
    make_listing(district, "Hidden", confidential=True)
    make_listing(district, "Known by its district", precision="district")
    for metres in (1, 10, 1000, 50_000):
        assert found(client, postcode=district.pk, proximity=str(metres)) == {"Hidden", "Known by its district"}


def test_a_place_that_nobody_knows_is_refused_and_one_that_may_be_several_is_asked_back(client):
    assert ask(client, postcode="zzqqxx").json()["errors"].keys() == {"postcode"}
    several = ask(client, postcode="Hyderabad")
    assert several.status_code == 422
    assert {"Hyderabad, Sindh"} < {one["path"] for one in several.json()["candidates"]}


@pytest.mark.usefixtures("_everywhere")
def test_a_distance_narrows_with_everything_else_and_is_counted(client, city, other):
    page = ask(client, postcode=city.pk, proximity="200000", search="the other", per_page=1).json()
    assert (page["total_items"], page["total_pages"]) == (1, 1)
    assert page["contents"][0]["service"]["name"] == "In the other"


@pytest.mark.usefixtures("_everywhere")
def test_a_question_of_a_place_can_stand_in_the_body_alone(client, city):
    body = {"postcode": city.pk, "proximity": 1000}
    answer = client.post("/hsds/service_at_locations", body, content_type="application/json")
    assert [one["service"]["name"] for one in answer.json()["contents"]] == ["In the city"]
    assert answer["Cache-Control"] == "no-store"
