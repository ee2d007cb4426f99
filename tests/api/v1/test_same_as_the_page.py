"""The API and the page answer the same question with the same help, in the same order, open at the same hours."""

import re
from datetime import datetime, time
from html import unescape
from zoneinfo import ZoneInfo

import pytest
import time_machine

from places.models import Place
from tests.factories import make_listing

pytestmark = pytest.mark.django_db

LAHORE = "pk/punjab/lahore/lahore"
QUESTIONS = [
    {"place": LAHORE},
    {"place": LAHORE, "need": "legal-aid"},
    {"place": "pk/sindh", "audience": "women", "limit": "20"},
    {"place": "Quetta", "cost": "free", "page": "2"},
    {"place": LAHORE, "open_now": "1"},
    {"place": "Murree", "radius": "10000"},
    {"place": LAHORE, "remote": "1"},
    {"latitude": "35.9", "longitude": "74.3"},
    {"place": "London"},
]
# Monday, a Friday around the prayer, midnight, Ramadan, Eid: in the time of Karachi.
MOMENTS = [
    *("2026-11-23T08:59", "2026-11-23T09:00", "2026-11-23T16:59", "2026-11-23T17:00", "2026-11-24T00:00"),
    *("2026-11-27T12:29", "2026-11-27T13:15", "2026-11-27T14:30", "2026-11-28T12:00", "2026-11-29T12:00"),
    *("2027-02-15T16:00", "2027-03-10T10:00"),
]
OPEN = {"Open now": True, "Closed": False, "Hours not known": None}
CARD = re.compile(
    r'<li class="card">.*?/centres/(?P<id>[0-9a-f-]{36})/.*?>(?P<opening>Open now|Closed|Hours not known)'
    r'.*?<ul class="numbers">(?P<numbers>.*?)<p class="source">',
    re.DOTALL,
)


@pytest.fixture(autouse=True)
def _with_hours(db):
    """Stand a centre with a Friday break and hours of Ramadan beside the shipped ones."""
    weekly = [{"weekday": day, "opens_at": time(9), "closes_at": time(17)} for day in (1, 2, 3, 4, 6)]
    friday = [(time(9), time(12, 30)), (time(14, 30), time(17))]
    breaks = [{"weekday": 5, "opens_at": opens, "closes_at": closes} for opens, closes in friday]
    ramadan = [{"weekday": 1, "opens_at": time(9), "closes_at": time(13), "kind": "ramadan"}]
    make_listing(Place.objects.get(pk=LAHORE), needs=("legal-aid",), schedules=[*weekly, *breaks, *ramadan])


def on_page(client, params):
    """Return (id, open, numbers to dial) of every card: the page of helplines first, then the places of the results."""
    lines = client.get("/en/search/lines/", params).text
    places = client.get("/en/search/", params).text.partition('<ol class="cards">')[2]
    found = CARD.finditer(lines + places)
    return [(card["id"], OPEN[card["opening"]], dialled(card["numbers"])) for card in found]


def dialled(html):
    return [unescape(number) for number in re.findall(r'href="tel:([^"]+)"', html)]


def by_api(client, params):
    """Return the same of the API's answer, helplines first."""
    answer = client.get("/api/v1/nearest", params).json()
    return [(found["id"], found["open_now"], calls(found)) for found in answer["helplines"] + answer["results"]]


def calls(found):
    return [line["dial"] for line in found["phones"] + found["reached_through"]]


@pytest.mark.parametrize("params", QUESTIONS, ids=str)
def test_the_page_and_the_api_find_the_same_in_the_same_order(client, params):
    page, api = on_page(client, params), by_api(client, params)
    assert [found[:2] for found in page] == [found[:2] for found in api]
    assert page


def test_the_results_name_the_first_helplines_of_them_all(client):
    first, every = (
        re.findall(
            "/centres/([0-9a-f-]{36})/", client.get(f"/en/search/{door}", {"place": LAHORE}).text.split("<ol")[0]
        )
        for door in ("", "lines/")
    )
    assert len(first) == 4 < len(every)
    assert first == every[:4]


def test_the_page_calls_no_number_that_the_api_does_not_give(client):
    page, api = on_page(client, {"place": LAHORE}), by_api(client, {"place": LAHORE})
    for (_, _, called), (_, _, given) in zip(page, api, strict=True):
        assert set(called) <= set(given)


@pytest.mark.parametrize("moment", MOMENTS)
def test_they_say_open_at_the_same_hours(client, moment):
    with time_machine.travel(datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo("Asia/Karachi")), tick=False):
        params = {"place": LAHORE, "need": "legal-aid", "limit": "50"}
        page, api = on_page(client, params), by_api(client, params)
    assert [found[:2] for found in page] == [found[:2] for found in api]
    assert {opening for _, opening, _ in api} >= {True, None}


def test_the_moments_tell_open_from_closed(client):
    seen = set()
    for moment in MOMENTS:
        with time_machine.travel(datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo("Asia/Karachi")), tick=False):
            seen.add(tuple(found[1] for found in by_api(client, {"place": LAHORE, "need": "legal-aid"})))
    assert len(seen) >= 3
