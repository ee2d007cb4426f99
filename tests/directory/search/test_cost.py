"""What a search costs, without a clock: statements, the plan, the pages that are read."""

import json
from datetime import UTC, datetime
from random import Random
from statistics import median

import pytest
from django.db import connection

from directory.search import Search, find
from directory.search.asked import asked
from directory.search.statements import JSON, NEAREST, stated
from places.geo import Point
from places.prepared import array

AT = datetime(2026, 11, 2, 7, tzinfo=UTC)
pytestmark = pytest.mark.usefixtures("catalogue")


@pytest.fixture
def lahore(oracle, catalogue):
    """Return a place whose helplines are known; around the position below there are no others."""
    place = oracle.places["pk/punjab/lahore/lahore"]
    find(Search(place=place), at=AT)
    return place


@pytest.mark.parametrize(
    "filters",
    [
        {},
        {"needs": ("shelter",)},
        {"open_now": True},
        {"page": 3},
        {"within_km": 20},
        {"speaks": "qaa"},
        {"free": True},
    ],
)
def test_a_search_from_a_place_takes_one_statement(lahore, filters, django_assert_num_queries):
    with django_assert_num_queries(1):
        find(Search(place=lahore, **filters), at=AT)


def test_so_does_one_from_a_bare_position(lahore, django_assert_num_queries):
    with django_assert_num_queries(1):
        find(Search(point=Point(31.5, 74.3)), at=AT)


@pytest.mark.parametrize("page", [101, 10**9])
def test_a_page_beyond_reach_asks_for_the_helplines_only(lahore, page, django_assert_num_queries):
    with django_assert_num_queries(1):
        find(Search(place=lahore, page=page), at=AT)


EITHER_PLAN = pytest.mark.parametrize("plans", ["force_custom_plan", "force_generic_plan"])
EACH_FILTER = pytest.mark.parametrize(
    ("filters", "most_pages"),
    [({}, 60), ({"needs": ("shelter",)}, 80), ({"needs": ("shelter", "police"), "audience": "men"}, 150)],
)


@EITHER_PLAN
@EACH_FILTER
def test_the_filter_lives_inside_the_nearest_neighbour_index(oracle, filters, most_pages, plans):
    reads_few_pages_of_the_index(oracle, filters, most_pages, plans)


@pytest.mark.soak
@EITHER_PLAN
@EACH_FILTER
def test_so_it_does_among_ten_thousand_centres(oracle, filters, most_pages, plans):
    reads_few_pages_of_the_index(oracle, filters, most_pages, plans)


def reads_few_pages_of_the_index(oracle, filters, most_pages, plans):
    read = []
    for city in Random(3).choices(oracle.cities, cum_weights=oracle.crowds, k=40):
        plan = explained(Search(place=city, limit=20, language="en", **filters), plans)
        scan = next(node for node in nodes(plan) if node.get("Index Name"))
        assert scan["Index Name"] == "card_nearest_en"
        assert "tags @>" in scan["Index Cond"]
        read.append(pages(plan))
    assert median(read) <= most_pages


@pytest.mark.parametrize("filters", [{"speaks": "qaa"}, {"needs": ("consular-help",)}])
def test_a_rare_word_does_not_walk_the_world(lahore, filters):
    plan = explained(Search(place=lahore, limit=20, language="en", **filters), "force_generic_plan")
    assert pages(plan) <= 250


def explained(search, plans):
    question = asked(search, AT)
    values = {
        "point": str(question.origin.ecef),
        "tags": array(search.tags()),
        "above": array(search.place.ancestors),
        "here": search.place.number,
        "limit": 29,
    }
    names = ("point", "tags", "above", "here", "limit")
    text = stated(NEAREST, search.language, JSON)
    for place, name in enumerate(names, start=1):
        text = text.replace(f"%({name})s", f"${place}")
    with connection.cursor() as cursor:
        cursor.execute("deallocate all")
        cursor.execute(f"set plan_cache_mode = {plans}")
        cursor.execute(f"prepare search (text, text, text, int, bigint) as {text}")
        cursor.execute(
            "explain (analyze, buffers, format json) execute search (%s, %s, %s, %s, %s)", [values[n] for n in names]
        )
        (plan,) = cursor.fetchone()
        cursor.execute("reset plan_cache_mode")
    return (plan if isinstance(plan, list) else json.loads(plan))[0]["Plan"]


def nodes(plan):
    yield plan
    for child in plan.get("Plans", ()):
        yield from nodes(child)


def pages(plan):
    return plan["Shared Hit Blocks"] + plan["Shared Read Blocks"]
