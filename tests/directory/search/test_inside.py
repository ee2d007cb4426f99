"""What stands on a part of a map: by the index, and exactly what lies there."""

import json
from datetime import UTC, datetime
from random import Random

import pytest
from django.db import connection

from directory.search import Search, inside
from directory.search.statements import INSIDE, JSON, stated
from places.box import Box
from places.geo import Point
from tests.directory.search.oracle import fits, has_words
from tests.directory.search.test_cost import nodes, pages

AT = datetime(2026, 11, 2, 7, tzinfo=UTC)
pytestmark = pytest.mark.usefixtures("catalogue")
EVERYWHERE = Box(-180, -90, 180, 90)


def boxes(count):
    """Parts of all sizes, some over the date line, the same in every run."""
    chance = Random(8)
    for _ in range(count):
        south, north = sorted(chance.uniform(-90, 90) for _ in range(2))
        yield Box(chance.uniform(-180, 180), south, chance.uniform(-180, 180), north)
    for _ in range(count):
        west, south, size = chance.uniform(60, 80), chance.uniform(20, 35), chance.uniform(0, 3)
        yield Box(west, south, west + size, south + size)


def holds(box, centre):
    """Say whether a centre lies in a box, by its degrees alone."""
    if not box.south <= centre.latitude <= box.north:
        return False
    easts = [180, -180] if abs(centre.longitude) == 180 else [centre.longitude]
    if box.west <= box.east:
        return abs(centre.latitude) == 90 or any(box.west <= east <= box.east for east in easts)
    return abs(centre.latitude) == 90 or any(east >= box.west or east <= box.east for east in easts)


@pytest.mark.parametrize("words", [{}, {"needs": ("shelter",)}, {"audience": "men", "open_now": True}], ids=str)
def test_it_finds_what_brute_force_finds(oracle, words):
    search = Search(point=Point(0, 0), language="en", **words)
    for box in (*boxes(15), EVERYWHERE):
        found = inside(box, search, at=AT, most=100_000)
        right = [one for one in oracle.centres if holds(box, one) and has_words(one, search) and fits(one, search, AT)]
        assert sorted(one.card.id for one in found.found) == sorted(one.id for one in right), box
        assert not found.has_more


@pytest.mark.parametrize("plans", ["force_custom_plan", "force_generic_plan"])
@pytest.mark.parametrize(
    ("box", "most_pages"), [(Box(74, 31, 75, 32), 60), (Box(60, 20, 80, 38), 900), (EVERYWHERE, 1200)]
)
def test_the_index_of_the_nearest_finds_them(box, most_pages, plans):
    plan = explained(box, plans)
    scan = next(node for node in nodes(plan) if node.get("Index Name"))
    assert scan["Index Name"] == "card_nearest_en"
    assert "ecef <@" in scan["Index Cond"]
    assert "ecef <->" in scan["Order By"]
    assert pages(plan) <= most_pages


def explained(box, plans):
    """Return how the database answers for the 500 nearest to the middle."""
    least, greatest = ("({})".format(", ".join(map(repr, corner))) for corner in box.corners())
    values = {
        "point": str(box.middle.ecef),
        "tags": "{7}",
        "box": f"{least},{greatest}",
        "south": box.south,
        "north": box.north,
        "west": box.west,
        "east": box.east,
        "minute": None,
        "limit": 501,
    }
    text = stated(INSIDE, "en", JSON)
    for place, name in enumerate(values, start=1):
        text = text.replace(f"%({name})s", f"${place}")
    types = "text, text, text, float8, float8, float8, float8, int, bigint"
    with connection.cursor() as cursor:
        cursor.execute("deallocate all")
        cursor.execute(f"set plan_cache_mode = {plans}")
        cursor.execute(f"prepare part ({types}) as {text}")
        asked = ", ".join(["%s"] * len(values))
        cursor.execute(f"explain (analyze, buffers, format json) execute part ({asked})", list(values.values()))
        (plan,) = cursor.fetchone()
        cursor.execute("reset plan_cache_mode")
    return (plan if isinstance(plan, list) else json.loads(plan))[0]["Plan"]
