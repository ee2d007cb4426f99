"""Somebody hunts for a confidential shelter with many searches, through the page and through the API."""

import html
import re
from random import Random

import pytest

from places.models import Place
from tests.factories import make_listing, make_place

pytestmark = pytest.mark.django_db

# Through each of the two doors; ten thousand in the long tests.
SEARCHES, LONG = 200, 5_000
HOUSE, TWIN = "Invented House", "Invented Twin"
NEEDS = ("", "shelter", "legal-aid")
FLAGS = ({}, {"cost": "free"}, {"open_now": "1"}, {"audience": "women"}, {"accepts_minors": "1"})


@pytest.fixture
def district(empty_directory):
    """A district whose shelter is confidential; its twin differs only in that its district is no secret."""
    lahore = Place.objects.get(pk="pk/punjab/lahore/lahore")
    where = {"latitude": lahore.latitude + 0.2, "longitude": lahore.longitude + 0.2}
    found = make_place("Inventdistrict", kind="district", parent=lahore.parent, **where)
    make_listing(found, HOUSE, confidential=True)
    make_listing(found, TWIN, precision="district")
    for number in range(6):
        exact = {"latitude": found.latitude + number / 30 - 0.1, "longitude": found.longitude - number / 40}
        make_listing(found, f"Invented Beacon {number}", **exact)
    return found


def questions(district, count):
    """Return chance questions from all around: a position or a place, needs, filters, distances."""
    dice = Random(72)
    for _ in range(count):
        here = {"latitude": f"{district.latitude + dice.gauss(0, 0.3):.5f}"}
        here["longitude"] = f"{district.longitude + dice.gauss(0, 0.3):.5f}"
        at = dice.choice((here, here, here, {"place": "pk/punjab/lahore/lahore"}, {"place": district.pk}))
        radius = dice.choice(({}, {}, {"radius": str(dice.randint(500, 60_000))}))
        need = dice.choice(NEEDS)
        yield at | radius | dice.choice(FLAGS) | {"limit": "50"} | ({"need": need} if need else {})


def seen_by_api(client, question):
    """Return (name, everything said but who it is) for every result, in order."""
    body = {name: float(value) if name in {"latitude", "longitude"} else value for name, value in question.items()}
    body |= {name: int(body[name]) for name in ("limit", "radius") if name in body}
    answer = client.post("/api/v1/nearest", body, content_type="application/json")
    assert answer.status_code == 200, answer.content
    who = {"id", "url", "name"}
    return [(one["name"], {k: v for k, v in one.items() if k not in who}) for one in answer.json()["results"]]


def seen_by_page(client, question):
    """Return (name, every word of its card but the name) for every result, in order."""
    answer = client.post("/en/search/", question, follow=True)
    assert answer.status_code == 200
    places = answer.content.decode().split('<ol class="cards">')
    cards = re.findall(r'<li class="card">(.*?)(?=<li class="card">|</ol>)', places[1], re.DOTALL) if places[1:] else []
    words = [html.unescape(re.sub(r"<[^>]+>", "|", card)) for card in cards]
    names = [re.search(r"Invented (House|Twin|Beacon \d)", text).group() for text in words]
    return [(name, text.replace(name, "")) for name, text in zip(names, words, strict=True)]


BOTH_DOORS = pytest.mark.parametrize("look", [seen_by_api, seen_by_page])


@BOTH_DOORS
def test_whatever_is_asked_the_shelter_looks_like_its_twin_at_the_district_s_point(client, district, look):
    hunt(client, district, look, SEARCHES)


@pytest.mark.soak
@BOTH_DOORS
def test_nor_do_ten_thousand_searches_tell_them_apart(client, district, look):
    hunt(client, district, look, LONG)


def hunt(client, district, look, count):
    together = 0
    for question in questions(district, count):
        seen = look(client, question)
        names = [name for name, _ in seen]
        said = dict(seen)
        assert (HOUSE in names) == (TWIN in names), question
        if HOUSE in names:
            together += 1
            assert abs(names.index(HOUSE) - names.index(TWIN)) == 1, question
            assert said[HOUSE] == said[TWIN], question
    assert together > count / 5
