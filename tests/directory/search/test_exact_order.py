"""Every answer is the exact one: compared with brute force on the ellipsoid, wherever a person stands."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from math import isclose
from random import Random

import pytest
from geopy.distance import geodesic

from bench.catalogue import AUDIENCES, FAR_LANGUAGE, LANGUAGES, NEEDS
from directory.search import Search, find
from places.geo import Point, distance_m
from places.ids import country_id

# Poles, both sides of the date line, the far side of Pakistan, and the equator.
ODD = ((90, 0), (-90, 12), (89.996, 77), (-89.99, -60), (12, 180), (-16.5, -180), (66, 179.997), (-30.2, -111), (0, 0))
MONDAY = datetime(2026, 11, 2, tzinfo=UTC)
PIECES, QUERIES = 3, 100


@pytest.mark.parametrize("piece", range(PIECES))
def test_the_answer_is_the_exact_one(piece, catalogue, oracle):
    compare(oracle, Random(piece), QUERIES)


@pytest.mark.parametrize("spot", ODD, ids=str)
def test_it_is_exact_where_the_chord_never_suffices(spot, catalogue, oracle, monkeypatch):
    monkeypatch.setattr("directory.search.nearest.FAR", 1)
    monkeypatch.setattr("directory.search.nearest._is_certain", lambda *_: False)
    search = Search(point=Point(*spot), place=oracle.cities[0], limit=20, language="en")
    found = find(search, at=MONDAY)
    assert [one.card.id for one in found.results] == oracle.nearest(search, MONDAY)[0][:20]


@pytest.mark.soak
@pytest.mark.parametrize("piece", range(100, 200))
def test_ten_thousand_answers_are_exact(piece, catalogue, oracle):
    compare(oracle, Random(piece), QUERIES)


def compare(oracle, chance, count):
    for _ in range(count):
        search, at = random_search(oracle, chance)
        ids, widened = oracle.nearest(search, at)
        start = (search.page - 1) * search.limit
        answer = find(search, at=at)
        assert [found.card.id for found in answer.results] == ids[start : start + search.limit], search
        assert answer.widened == widened, search
        assert answer.has_more == (len(ids) > start + search.limit), search


def random_search(oracle, chance):
    """Ask like people do, mostly near cities, with none to many filters; one in ten from an odd place."""
    city = chance.choices(oracle.cities, cum_weights=oracle.crowds)[0]
    asked = Search(place=city, limit=chance.choice((1, 10, 20, 50)), language=chance.choice(("ur", "en")))
    kind = chance.random()
    if kind < 0.1:
        asked = replace(asked, point=Point(*chance.choice(ODD)))
    elif kind < 0.3:
        asked = replace(asked, point=Point(city.latitude + chance.gauss(0, 0.01), city.longitude))
    elif kind < 0.4:
        asked = replace(asked, point=Point(chance.uniform(-90, 90), chance.uniform(-180, 180)))
    elif kind < 0.45:
        asked = replace(asked, place=oracle.places[country_id(city.country)])
    asked = replace(asked, **filters(chance), page=chance.choice((1, 1, 1, 2, 7)))
    return asked, MONDAY + timedelta(minutes=chance.randrange(7 * 1440))


def filters(chance):
    return {
        "needs": tuple(dict.fromkeys(chance.choices(list(NEEDS), k=chance.choice((0, 1, 1, 2))))),
        "audience": chance.choice((None, None, *AUDIENCES)),
        "speaks": chance.choice((None,) * 12 + (*LANGUAGES, FAR_LANGUAGE)),
        "free": chance.random() < 0.1,
        "accessible": chance.random() < 0.1,
        "accepts_minors": chance.random() < 0.1,
        "open_now": chance.random() < 0.2,
        "within_km": chance.choice((None,) * 4 + (0.5, 20, 500)),
    }


def test_our_measure_agrees_with_geopy():
    chance = Random(5)
    for _ in range(300):
        one, other = (Point(chance.uniform(-90, 90), chance.uniform(-180, 180)) for _ in range(2))
        theirs = geodesic((one.latitude, one.longitude), (other.latitude, other.longitude)).m
        assert isclose(distance_m(one, other), theirs, abs_tol=0.001)
