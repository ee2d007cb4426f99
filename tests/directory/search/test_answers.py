"""What a search answers in a small invented country."""

from datetime import timedelta

import orjson
import pytest
from django.utils import timezone

from directory.models import Accessibility
from directory.search import HTML, JSON, Search, find
from directory.search.find import REACH
from places.geo import Point
from tests.directory.search.worlds import NOON, ask, make_world, names
from tests.factories import make_listing

pytestmark = pytest.mark.usefixtures("empty_directory")
LINE = {"needs": ("helpline",), "phones": ("000-111",)}


@pytest.fixture
def world(db, empty_directory):
    return make_world()


def test_equal_distances_are_ordered_by_trust_then_phone_then_freshness_then_key(world):
    confirmed, today = {"assurance": "confirmed", "assured_method": "call"}, timezone.localdate()
    make_listing(world.city, "7 overdue", phones=("000-3",), **confirmed, assured_date=today - timedelta(days=211))
    make_listing(world.city, "5 stale", source_date="2020")
    make_listing(world.city, "6 without a date", source_date="")
    make_listing(world.city, "3 has a phone", phones=("000-1",), source_date="2020")
    make_listing(world.city, "4 fresh", source_date="2026-10")
    make_listing(world.city, "2 confirmed", **confirmed, assured_date=today - timedelta(days=9))
    before = today - timedelta(days=210)
    make_listing(world.city, "1 confirmed with phone", phones=("000-2",), **confirmed, assured_date=before)
    assert names(ask(world.city).results) == [
        "1 confirmed with phone", "2 confirmed", "3 has a phone", "4 fresh", "5 stale", "6 without a date", "7 overdue",
    ]  # fmt: skip


def test_what_is_equal_in_everything_keeps_the_order_of_its_keys(world):
    made = sorted(make_listing(world.city, "same").pk for _ in range(12))
    assert [found.card.id for found in ask(world.city).results] == made


def test_a_limit_never_cuts_equal_distances_by_chance(world):
    for number in range(40):
        make_listing(world.city, f"{number:02}", source_date=f"{1980 + number}")
    expected = [f"{number:02}" for number in reversed(range(40))]
    for limit in (1, 7, 10):
        pages = [names(ask(world.city, limit=limit, page=page).results) for page in (1, 2, 3)]
        assert [name for page in pages for name in page] == expected[: 3 * limit], limit


@pytest.mark.parametrize(
    ("asked", "fits", "differs"),
    [
        ({"needs": ("shelter",)}, {"needs": ("shelter", "police")}, {"needs": ("police",)}),
        ({"needs": ("shelter", "police")}, {"needs": ("police", "shelter")}, {"needs": ("shelter",)}),
        ({"audience": "men"}, {"audiences": ("men",)}, {"audiences": ("women",)}),
        ({"speaks": "ps"}, {"languages": ("ur", "ps")}, {"languages": ("ur",)}),
        ({"speaks": "xyz"}, {"languages": ("xyz",)}, {"languages": ("xyy",)}),
        ({"free": True}, {"free": True}, {"free": False}),
        ({"free": True}, {"free": True}, {}),
        ({"accepts_minors": True}, {"accepts_minors": "yes"}, {"accepts_minors": "no"}),
        ({"accepts_minors": True}, {"accepts_minors": "yes"}, {"accepts_minors": "unknown"}),
        ({"open_now": True}, {"always_open": True}, {}),
    ],
)
def test_a_filter_lets_through_what_fits_and_nothing_else(world, asked, fits, differs):
    make_listing(world.city, "fits", **fits)
    make_listing(world.city, "differs", **differs)
    assert names(ask(world.city, **asked).results) == ["fits"]
    assert set(names(ask(world.city).results)) == {"fits", "differs"}


def test_accessible_means_that_a_wheelchair_is_known_to_get_in(world):
    from directory.cards import rebuild

    for name, present in (("yes", True), ("no", False), ("unknown", None)):
        listing = make_listing(world.city, name)
        if present is not None:
            Accessibility.objects.create(location=listing.location, feature="wheelchair", present=present)
        rebuild([listing.service])
    assert names(ask(world.city, accessible=True).results) == ["yes"]


def test_open_now_is_judged_at_the_moment(world):
    week = [{"weekday": day, "opens_at": "09:00", "closes_at": "17:00"} for day in range(1, 6)]
    make_listing(world.city, "office", schedules=week)
    make_listing(world.town, "night", schedules=[{"weekday": 1, "opens_at": "20:00", "closes_at": "04:00"}])
    make_listing(world.harbour, "always", always_open=True)
    make_listing(world.city, "unknown")
    open_at = {
        hours: names(ask(world.city, open_now=True, at=NOON + timedelta(hours=hours)).results)
        for hours in (0, 4.99, 5, 9, 15, 16, 24 * 5)
    }
    assert open_at == {
        0: ["office", "always"], 4.99: ["office", "always"], 5: ["always"], 9: ["night", "always"],
        15: ["night", "always"], 16: ["always"], 24 * 5: ["always"],
    }  # fmt: skip


def test_nothing_within_the_distance_gives_the_next_nearest(world):
    make_listing(world.harbour, "far")
    answer = ask(world.city, within_km=50)
    assert names(answer.results) == ["far"]
    assert answer.widened
    assert answer.results[0].distance.distance_km_about == 191


def test_a_distance_keeps_what_is_farther_out(world):
    make_listing(world.city, "near")
    make_listing(world.harbour, "far")
    answer = ask(world.city, within_km=50)
    assert (names(answer.results), answer.widened, answer.has_more) == (["near"], False, False)


def test_a_province_shows_what_lies_inside_it_and_else_the_next_nearest(world):
    make_listing(world.city, "city", needs=("shelter",))
    make_listing(world.town, "town", needs=("police",))
    make_listing(world.harbour, "harbour", needs=("shelter",))
    inside, widened = ask(world.north), ask(world.south, needs=("police",))
    assert (names(inside.results), inside.widened) == (["city", "town"], False)
    assert (names(widened.results), widened.widened) == (["town"], True)
    assert [found.distance for found in inside.results] == [None, None]
    assert widened.results[0].distance.distance_km_about > 100


def test_the_narrowest_helpline_comes_first_and_confirmed_before_others(world):
    make_listing(None, "country", areas=(world.country,), **LINE)
    make_listing(None, "province", areas=(world.north,), **LINE)
    make_listing(None, "city", areas=(world.city, world.country), source_date="2026-10", **LINE)
    make_listing(None, "other province", areas=(world.south,), **LINE)
    sure = {"assurance": "confirmed", "assured_method": "call", "assured_date": timezone.localdate()}
    make_listing(None, "confirmed", areas=(world.country,), **LINE, **sure)
    make_listing(None, "no number", areas=(world.city,), needs=("helpline",))
    assert names(ask(world.area).helplines) == ["city", "province", "confirmed", "country"]
    assert names(ask(world.north).helplines) == ["province", "confirmed", "city", "country"]


def test_helplines_that_fit_the_need_come_alone_and_without_any_all_come(world):
    make_listing(None, "law", areas=(world.country,), phones=("000-1",), needs=("helpline", "legal-aid"))
    make_listing(None, "general", areas=(world.north,), **LINE)
    assert names(ask(world.city, needs=("legal-aid",)).helplines) == ["law"]
    assert names(ask(world.city, needs=("shelter",)).helplines) == ["general", "law"]


def test_a_question_that_nothing_fits_is_answered_with_helplines(world):
    make_listing(None, "line", areas=(world.country,), **LINE)
    make_listing(world.city, "centre")
    answer = ask(world.city, needs=("consular-help",), speaks="zu", free=True, open_now=True, remote=False)
    assert (names(answer.results), names(answer.helplines)) == ([], ["line"])
    assert names(ask(world.city, remote=True, speaks="zu").helplines) == ["line"]


def test_remote_help_is_what_covers_the_place(world):
    make_listing(None, "line", areas=(world.north,), **LINE)
    make_listing(None, "online", areas=(world.country,), needs=("legal-aid",))
    make_listing(None, "elsewhere", areas=(world.south,), needs=("legal-aid",))
    make_listing(world.city, "centre", needs=("legal-aid",))
    answer = ask(world.city, remote=True)
    assert names(answer.results) == ["line", "online"]
    assert [found.distance for found in answer.results] == [None, None]
    assert names(ask(world.city, remote=True, limit=1, page=2).results) == ["online"]


@pytest.mark.parametrize("page", [2, 101, 10**9, 10**30])
def test_a_page_past_the_end_is_empty_and_still_has_the_helplines(world, page):
    make_listing(None, "line", areas=(world.country,), **LINE)
    make_listing(world.city, "centre")
    answer = ask(world.city, page=page, limit=10)
    assert (answer.results, answer.has_more, names(answer.helplines)) == ((), False, ["line"])
    assert REACH < 10**9


def test_a_phone_position_is_rounded_and_named_by_the_nearest_city(world):
    make_listing(world.city, "centre")
    answer = find(Search(point=Point(-47.503999, -124.003999), language="en"), at=NOON, form=JSON)
    assert answer.search.point == Point(-47.5, -124.0)
    assert answer.search.place == world.city
    assert answer.results[0].distance.in_same_place


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("city", {"distance_km_about": 0}),
        ("area", {"distance_km_about": 0}),
        ("district", {"distance_km_about": 0}),
        ("town", {"distance_km_about": 82}),
    ],
)
def test_what_is_known_by_its_city_is_said_from_place_to_place(world, place, said):
    make_listing(world.city, "centre")
    (found,) = ask(getattr(world, place)).results
    written = orjson.loads(found.json())
    assert {key: written[key] for key in said} == said
    assert "distance_m" not in written


def test_metres_are_said_of_an_exact_point_only(world):
    make_listing(world.city, "exact", latitude=-47.51, longitude=-124.0)
    (found,) = ask(world.city).results
    written = orjson.loads(found.json())
    assert written["distance_m"] == 1112
    assert "distance_km_about" not in written


def test_the_position_orders_and_the_place_is_said(world):
    make_listing(world.harbour, "harbour")
    make_listing(world.city, "city")
    answer = ask(world.city, point=Point(-49.2, -124.4))
    assert names(answer.results) == ["harbour", "city"]
    assert [found.distance.distance_km_about for found in answer.results] == [191, 0]


def test_a_confidential_place_is_never_said_closer_than_its_district(world):
    make_listing(world.district, "house", confidential=True)
    (found,) = ask(world.city, form=HTML).results
    assert (found.card.latitude, found.card.longitude) == (world.district.latitude, world.district.longitude)
    assert found.card.place_name == "Middle District"
    assert "Mockville" not in found.html()


def test_a_helpline_is_found_by_its_area_and_never_as_a_place_to_go_to(world):
    office = make_listing(
        world.city, "Line", kind="helpline", needs=("helpline",), areas=(world.north,), phones=("000-000",)
    )
    answer = find(Search(place=world.city, language="en"), at=NOON, form=JSON)
    assert office.pk in [found.card.id for found in answer.helplines]
    assert office.pk not in [found.card.id for found in answer.results]
    (line,) = [found for found in answer.helplines if found.card.id == office.pk]
    assert line.card.place_name == world.north.name
