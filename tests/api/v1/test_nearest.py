"""The nearest help by API: the page's search, said in JSON."""

from datetime import UTC, datetime, time

import pytest
import time_machine
from django.utils import timezone

from directory.search import Search, find
from places.models import Place
from tests.api.shapes import faults
from tests.factories import make_listing, make_place, make_service

pytestmark = pytest.mark.django_db

MONDAY_NOON_IN_KARACHI = datetime(2026, 11, 23, 7, tzinfo=UTC)
WEEKDAYS = [{"weekday": day, "opens_at": time(9), "closes_at": time(17)} for day in range(1, 6)]


@pytest.fixture(autouse=True)
def _nothing_else(empty_directory):
    """These tests count: the shipped listings are out of the way."""


@pytest.fixture
def lahore():
    return Place.objects.get(pk="pk/punjab/lahore/lahore")


@pytest.fixture
def karachi():
    return Place.objects.filter(name="Karachi", kind="city", country="PK").get()


def ask(client, **params):
    return client.get("/api/v1/nearest", params)


def send(client, body, **headers):
    return client.post("/api/v1/nearest", body, content_type="application/json", **headers)


def make_line(name, area):
    """Make a helpline whose area is the place."""
    line = make_service(name, kind="helpline", needs=("helpline",), areas=[area], phones=["000-000"])
    return make_listing(None, service=line, always_open=True)


def names(answer):
    return [found["name"] for found in answer.json()["results"]]


def test_an_answer_has_exactly_the_promised_keys(client, lahore, karachi):
    make_listing(lahore, "Near", phones=["000-000"])
    make_listing(karachi, "Far", latitude=24.9, longitude=67.0)
    make_line("Line", lahore)
    answer = ask(client, place=lahore.pk).json()
    assert faults("Nearest", answer) == []
    assert answer["place"]["id"] == lahore.pk
    assert [len(answer[key]) for key in ("helplines", "results")] == [1, 2]


def test_a_place_by_its_city_is_0_km_in_that_city_and_an_exact_one_has_metres(client, lahore):
    make_listing(lahore, "City")
    make_listing(lahore, "Exact", latitude=lahore.latitude, longitude=lahore.longitude)
    found = {one["name"]: one for one in ask(client, place=lahore.pk).json()["results"]}
    assert found["City"]["distance_km_about"] == 0
    assert "distance_m" not in found["City"]
    assert found["Exact"]["distance_m"] == 0
    assert "distance_km_about" not in found["Exact"]


@pytest.mark.parametrize("at", [{}, {"latitude": 31.6, "longitude": 74.4}, {"latitude": 31.4, "longitude": 74.2}])
@pytest.mark.parametrize("hidden", [True, False])
def test_what_is_known_by_its_district_is_whole_kilometres_from_place_to_place(client, lahore, at, hidden):
    where = {"latitude": lahore.latitude + 0.1, "longitude": lahore.longitude + 0.1}
    district = make_place("Inventdistrict", kind="district", parent=lahore.parent, **where)
    make_listing(district, **{"confidential": True} if hidden else {"precision": "district"})
    [found] = ask(client, place=lahore.pk, **at).json()["results"]
    assert (found["precision"], found["place"]) == ("district", "Inventdistrict")
    assert found["distance_km_about"] == 15
    assert "distance_m" not in found


def test_get_and_post_give_the_same_answer(client, lahore, karachi):
    make_listing(lahore, "Near"), make_listing(karachi, "Far")
    by_address = ask(client, latitude="31.55", longitude="74.34", need="shelter", limit="5")
    by_body = send(client, {"latitude": 31.55, "longitude": 74.34, "need": ["shelter"], "limit": 5})
    assert by_address.status_code == by_body.status_code == 200
    assert by_address.json() == by_body.json()
    assert names(by_body) == ["Near", "Far"]


FILTERS = [
    {"need": "shelter"},
    {"need": ["shelter", "legal-aid"]},
    {"audience": "women"},
    {"language": "ur"},
    {"cost": "free"},
    {"radius": "20000"},
    {"limit": "2"},
    {"limit": "2", "page": "2"},
    {"open_now": "true"},
]
SEARCHES = [
    {"needs": ("shelter",)},
    {"needs": ("shelter", "legal-aid")},
    {"audience": "women"},
    {"speaks": "ur"},
    {"free": True},
    {"within_km": 20.0},
    {"limit": 2},
    {"limit": 2, "page": 2},
    {"open_now": True},
]


@pytest.mark.parametrize(("params", "search"), list(zip(FILTERS, SEARCHES, strict=True)), ids=str)
def test_the_api_finds_what_the_search_finds_in_its_order(client, lahore, karachi, params, search):
    for number, place in enumerate([lahore, karachi, lahore, karachi, lahore]):
        make_listing(
            place,
            f"Centre {number}",
            needs=("shelter", "legal-aid") if number % 2 else ("shelter",),
            languages=["ur"] if number > 1 else [],
            free=number > 2 or None,
            always_open=number == 1,
        )
    expected = find(Search(place=lahore, language="en", **search), at=timezone.now())
    answer = ask(client, place=lahore.pk, **params).json()
    assert [one["id"] for one in answer["results"]] == [str(found.card.id) for found in expected.results]
    assert [one["id"] for one in answer["helplines"]] == [str(found.card.id) for found in expected.helplines]
    assert expected.results


@pytest.mark.parametrize(
    ("hours", "is_open"),
    [({"always_open": True}, True), ({"schedules": WEEKDAYS}, True), ({"schedules": WEEKDAYS[1:]}, False), ({}, None)],
    ids=["always", "open", "closed", "unknown"],
)
def test_open_now_is_true_false_or_unknown(client, lahore, hours, is_open):
    make_listing(lahore, **hours)
    with time_machine.travel(MONDAY_NOON_IN_KARACHI, tick=False):
        assert ask(client, place=lahore.pk).json()["results"][0]["open_now"] is is_open


def test_a_bare_position_is_answered_with_the_nearest_city_as_its_place(client, lahore):
    make_listing(lahore)
    answer = send(client, {"latitude": lahore.latitude, "longitude": lahore.longitude}).json()
    assert answer["place"]["name"] == "Lahore"
    assert answer["results"][0]["distance_km_about"] == 0


def test_an_ambiguous_place_is_answered_with_candidates(client):
    response = ask(client, place="Hyderabad")
    assert response.status_code == 422
    assert response["Content-Type"] == "application/problem+json"
    assert faults("Problem", response.json()) == []
    candidates = response.json()["candidates"]
    assert {"Hyderabad, Sindh"} < {one["path"] for one in candidates}
    assert ask(client, place=candidates[0]["id"]).status_code == 200


def test_every_wrong_parameter_is_named(client):
    response = ask(client, latitude="91", longitude="181", need="nonsense", limit="51")
    assert response.status_code == 422
    assert response.json()["errors"].keys() == {"latitude", "longitude", "need", "limit"}


def test_a_page_past_the_end_is_empty_and_still_has_the_helplines(client, lahore):
    make_listing(lahore)
    make_listing(
        None, service=make_service("Line", kind="helpline", needs=("helpline",), areas=[lahore], phones=["000-000"])
    )
    for page in ("2", str(10**9), str(10**30)):
        response = ask(client, place=lahore.pk, page=page)
        assert response.status_code == 200
        assert response.json()["results"] == []
        assert len(response.json()["helplines"]) == 1


def test_a_post_whose_address_holds_the_question_is_refused(client):
    response = client.post("/api/v1/nearest?latitude=31.5&longitude=74.3", {}, content_type="application/json")
    assert response.status_code == 422


@pytest.mark.parametrize("params", [{"lat": "31.5", "lon": "74.3"}, {"place": "Lahore", "q": "x"}])
def test_a_name_that_is_no_parameter_is_refused(client, params):
    for response in (ask(client, **params), send(client, params)):
        assert response.status_code == 422
        assert set(response.json()["errors"]) == set(params) - {"place"}


def test_cards_come_in_the_language_that_is_asked_for(client, lahore):
    make_listing(lahore)
    urls = {code: ask_in(client, code, place=lahore.pk).json()["results"][0]["url"][:4] for code in ("ur", "en", "fr")}
    assert urls == {"ur": "/ur/", "en": "/en/", "fr": "/en/"}


def ask_in(client, language, **params):
    return client.get("/api/v1/nearest", params, HTTP_ACCEPT_LANGUAGE=language)


def test_nobody_may_keep_an_answer_that_tells_where_somebody_was(client, lahore):
    assert ask(client, place=lahore.pk)["Cache-Control"] == "no-store"


QUESTIONS = [{"place": "pk/punjab/lahore/lahore"}, {"place": "Lahore"}, {"latitude": "31.5", "longitude": "74.3"}]


@pytest.mark.parametrize("params", QUESTIONS, ids=["id", "name", "position"])
def test_an_answer_costs_one_statement_each_for_centres_helplines_and_place(
    client, lahore, django_assert_max_num_queries, params
):
    for _ in range(12):
        make_listing(lahore)
    with django_assert_max_num_queries(3):
        assert len(ask(client, **params).json()["results"]) == 10
