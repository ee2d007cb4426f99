"""The map: what stands on a part of it, as GeoJSON, never closer than the public may know."""

import json

import pytest
import time_machine

from directory.models import Card, Location, ServiceAtLocation
from tests.api.shapes import faults
from tests.api.v1.test_nearest import MONDAY_NOON_IN_KARACHI, WEEKDAYS
from tests.factories import make_listing, make_place

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_directory")]
AROUND = "74,31,75,32"


@pytest.fixture
def city(db):
    return make_place("Inventabad", latitude=31.5, longitude=74.3)


def ask(client, bbox=AROUND, **params):
    return client.get("/api/v1/centres.geojson", {"bbox": bbox, **params})


def names(answer):
    return [one["properties"]["name"] for one in answer.json()["features"]]


def exact(city, name, latitude, longitude, **fields):
    return make_listing(city, name, latitude=latitude, longitude=longitude, **fields)


def test_an_answer_is_a_feature_collection_of_the_documented_shape(client, city):
    listing = exact(city, "Invented", 31.123456789, 74.987654321, phones=("000-1",))
    answer = ask(client)
    assert answer["Content-Type"] == "application/geo+json"
    assert faults("Centres", answer.json()) == []
    [found] = answer.json()["features"]
    assert found["id"] == found["properties"]["id"] == str(listing.pk)
    assert found["geometry"] == {"type": "Point", "coordinates": [74.987654, 31.123457]}
    assert answer.json()["more"] is False


def test_an_empty_part_is_an_empty_collection(client):
    assert ask(client).json() == {"type": "FeatureCollection", "more": False, "features": []}


def test_what_is_outside_is_not_shown(client, city):
    exact(city, "inside", 31.5, 74.5)
    for number, point in enumerate([(30.99, 74.5), (32.01, 74.5), (31.5, 73.99), (31.5, 75.01)]):
        exact(city, f"outside {number}", *point)
    assert names(ask(client)) == ["inside"]


def test_the_nearest_to_the_middle_come_first(client, city):
    for north in (0.3, 0.1, 0.2):
        exact(city, f"{north}", 31.5 + north, 74.5)
    assert names(ask(client)) == ["0.1", "0.2", "0.3"]


DATE_LINE = [
    ("170,-20,-170,0", True),
    ("180,-20,-170,0", True),
    ("170,-20,180,0", True),
    ("-180,-20,-170,0", True),
    ("-170,-20,170,0", False),
    ("-179,-20,-170,0", False),
]


@pytest.mark.parametrize(("bbox", "is_there"), DATE_LINE)
@pytest.mark.parametrize("longitude", [180, -180])
def test_what_stands_on_the_date_line_stands_on_both_sides(client, city, bbox, is_there, longitude):
    exact(city, "there", -10, longitude)
    assert bool(names(ask(client, bbox))) is is_there


def test_a_part_over_the_date_line_shows_both_sides_and_not_the_rest(client, city):
    for longitude in (175, -175, 0, 165, -165):
        exact(city, f"{longitude}", -10, longitude)
    assert sorted(names(ask(client, "170,-20,-170,0"))) == ["-175", "175"]


def test_a_pole_lies_on_every_longitude(client, city):
    exact(city, "pole", 90, 0)
    assert names(ask(client, "100,80,120,90")) == ["pole"]


@pytest.mark.parametrize("bbox", ["-180,-90,180,90", "0,-90,-1,90"])
def test_the_whole_earth_is_a_part_too(client, city, bbox):
    for latitude in (-80, 0, 80):
        exact(city, f"{latitude}", latitude, 120)
    assert len(names(ask(client, bbox))) == 3


def test_no_more_than_five_hundred_are_shown_and_it_is_said(client, city):
    listing = make_listing(city)
    more_of(listing, 500)
    answer = ask(client)
    assert (len(names(answer)), answer.json()["more"]) == (500, True)
    Card.objects.filter(service_at_location=listing).delete()
    answer = ask(client)
    assert (len(names(answer)), answer.json()["more"]) == (500, False)


def more_of(listing, count):
    """Stand so many of the same beside a listing, without the work of making each."""
    locations = Location.everything.bulk_create(Location(location_type="virtual") for _ in range(count))
    others = [ServiceAtLocation(service=listing.service, location=location) for location in locations]
    ServiceAtLocation.everything.bulk_create(others)
    card = Card.objects.values().get(language="en")
    Card.objects.bulk_create(Card(**card | {"id": None, "service_at_location_id": one.pk}) for one in others)


WRONG = [
    *(
        "",
        "74",
        "74,31,75",
        "74,31,75,32,0",
        "74,31,0,75,32,0",
        "a,b,c,d",
        "74,32,75,31",
        "74,31,75,91",
        "74,-91,75,32",
    ),
    *("-181,31,75,32", "74,31,181,32", "nan,31,75,32", "inf,31,75,32", "74 31 75 32", "74;31;75;32", "74,31,75,32,"),
    *("1e400,0,1,1", "\x00", "9" * 5000),
]


@pytest.mark.parametrize("bbox", WRONG, ids=lambda bbox: bbox[:20])
def test_what_is_no_part_of_a_map_is_refused_by_name(client, bbox):
    answer = ask(client, bbox)
    assert answer.status_code == 422
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["errors"].keys() == {"bbox"}


def test_all_that_is_wrong_is_said_together(client):
    answer = ask(client, "x", need="nonsense", audience="dogs", open_now="perhaps")
    assert answer.json()["errors"].keys() == {"bbox", "need", "audience", "open_now"}


@pytest.mark.parametrize("query", ["place=Lahore", "radius=5", "limit=5", "page=2", "latitude=31", "bbox[]=1"])
def test_a_name_that_is_no_parameter_is_refused(client, query):
    assert client.get(f"/api/v1/centres.geojson?bbox={AROUND}&{query}").status_code == 422


def test_two_parts_at_once_are_refused(client):
    assert client.get(f"/api/v1/centres.geojson?bbox={AROUND}&bbox={AROUND}").json()["errors"].keys() == {"bbox"}


def test_filters_are_those_of_the_search(client, city):
    make_listing(city, "both", needs=("shelter", "legal-aid"), languages=["ps"], free=True)
    make_listing(city, "one", needs=("shelter",), audiences=("children",))
    assert names(ask(client, need=["shelter", "legal-aid"])) == ["both"]
    assert names(ask(client, audience="children")) == ["one"]
    assert names(ask(client, language="ps", cost="free")) == ["both"]


def test_open_now_is_what_the_search_says(client, city):
    make_listing(city, "open", schedules=WEEKDAYS)
    make_listing(city, "closed", schedules=WEEKDAYS[1:])
    make_listing(city, "unknown")
    with time_machine.travel(MONDAY_NOON_IN_KARACHI, tick=False):
        said = {one["properties"]["name"]: one["properties"]["open_now"] for one in ask(client).json()["features"]}
        assert said == {"open": True, "closed": False, "unknown": None}
        assert names(ask(client, open_now="true")) == ["open"]


def test_what_is_known_by_its_city_stands_in_the_middle_of_the_city_and_says_so(client, city):
    make_listing(city, "by city"), exact(city, "exact", 31.51, 74.31)
    said = {one["properties"]["name"]: one for one in ask(client).json()["features"]}
    assert said["by city"]["properties"]["precision"] == "city"
    assert said["by city"]["geometry"]["coordinates"] == [74.3, 31.5]
    assert said["exact"]["properties"]["precision"] == "exact"


def test_a_hidden_place_stands_where_its_whole_district_stands(client):
    district = make_place("Inventdistrict", kind="district", latitude=31.7, longitude=74.7)
    make_listing(district, "hidden", confidential=True), make_listing(district, "open", precision="district")
    hidden, open_ = sorted(ask(client).json()["features"], key=lambda one: one["properties"]["name"])
    assert hidden["geometry"] == open_["geometry"] == {"type": "Point", "coordinates": [74.7, 31.7]}
    assert hidden["properties"]["precision"] == "district"


def test_a_line_and_help_without_a_place_are_not_on_the_map(client, city):
    make_listing(None, "nowhere")
    make_listing(city, "line", kind="helpline", needs=("helpline",), areas=(city,), phones=("000-1",))
    assert names(ask(client, "-180,-90,180,90")) == []


def test_names_come_in_the_language_that_is_asked_for(client, city):
    make_listing(city)
    answer = client.get("/api/v1/centres.geojson", {"bbox": AROUND}, HTTP_ACCEPT_LANGUAGE="ur")
    assert answer.json()["features"][0]["properties"]["url"].startswith("/ur/")


@pytest.mark.parametrize("accept", ["*/*", "application/geo+json", "application/json", "text/html, */*;q=0.1"])
def test_it_is_geojson_whatever_is_accepted(client, accept):
    answer = client.get("/api/v1/centres.geojson", {"bbox": AROUND}, HTTP_ACCEPT=accept)
    assert answer["Content-Type"] == "application/geo+json"


def test_what_accepts_no_json_at_all_is_refused(client):
    assert client.get("/api/v1/centres.geojson", {"bbox": AROUND}, HTTP_ACCEPT="image/png").status_code == 406


def test_nobody_may_keep_what_tells_where_somebody_looked(client, city, django_assert_num_queries):
    make_listing(city)
    with django_assert_num_queries(1):
        answer = ask(client)
    assert answer["Cache-Control"] == "no-store"
    assert "ETag" not in answer
    json.loads(answer.content)
