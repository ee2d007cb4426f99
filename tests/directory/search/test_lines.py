"""A worker keeps the helplines of the areas around people; never one that is not so any more."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directory import sandbox
from directory.cards import catalogue_version, rebuild
from directory.models import ServiceText
from directory.search import HTML
from directory.search import lines as kept
from directory.search.lines import MAX_HELPLINES
from places.models import Edition
from tests.directory.search.worlds import ask, make_world, names
from tests.factories import make_listing

LINE = {"needs": ("helpline",), "phones": ("000-111",)}


@pytest.fixture
def world(db, empty_directory):
    return make_world()


def lines(place, **asked):
    return names(ask(place, **asked).helplines)


def statements(place, **asked):
    with CaptureQueriesContext(connection) as ran:
        ask(place, **asked)
    return len(ran)


def renamed(listing, name):
    ServiceText.objects.filter(of=listing.service_id).update(text=name)
    rebuild([listing.service_id])


def test_lines_are_read_once_for_each_area_language_and_form(world):
    make_listing(None, "country", areas=(world.country,), **LINE)
    assert statements(world.city) == 2
    assert statements(world.city, needs=("shelter",)) == 1
    assert statements(world.city, language="ur") == 2
    # Of the harbour's areas the country is known.
    assert statements(world.harbour) == 2
    assert lines(world.harbour) == ["country"]
    assert statements(world.harbour) == 1


def test_a_change_is_told_by_the_next_answer_of_the_same_transaction(world):
    line = make_listing(None, "before", areas=(world.country,), **LINE)
    assert lines(world.city) == ["before"]
    renamed(line, "after")
    assert lines(world.city) == ["after"]
    other = make_listing(None, "other", areas=(world.north,), **LINE)
    assert lines(world.city) == ["other", "after"]
    other.service.delete()
    assert lines(world.city) == ["after"]


def test_what_was_undone_is_not_told_when_its_version_comes_again(world):
    line = make_listing(None, "before", areas=(world.country,), **LINE)
    with transaction.atomic():
        renamed(line, "undone")
        version = catalogue_version()
        assert lines(world.city) == ["undone"]
        transaction.set_rollback(True)
    renamed(line, "after")
    assert catalogue_version() == version
    assert lines(world.city) == ["after"]


def test_another_gazetteer_is_told_at_once(world):
    make_listing(None, "line", areas=(world.north,), **LINE)
    Edition.objects.all().delete()
    Edition.objects.create(digest="1")
    assert "North Inventia" in ask(world.city, form=HTML).helplines[0].html()
    world.north.name = "Northern Inventia"
    world.north.save()
    Edition.objects.all().delete()
    Edition.objects.create(digest="2")
    assert "Northern Inventia" in ask(world.city, form=HTML).helplines[0].html()


def test_the_sandbox_keeps_its_own(world, monkeypatch):
    make_listing(None, "real", areas=(world.country,), **LINE)
    assert lines(world.city) == ["real"]
    before = kept._kept[False]
    monkeypatch.setattr(sandbox, "is_on", lambda: True)
    assert lines(world.city) == ["real"]
    assert kept._kept[True] is not before
    assert kept._kept[False] is before


def test_a_worker_begins_anew_when_it_keeps_too_much(world, monkeypatch):
    monkeypatch.setattr(kept, "MOST_KEPT", 2)
    for name in ("one", "two", "three"):
        make_listing(None, name, areas=(world.country,), **LINE)
    assert len(lines(world.city)) == 3
    before = kept._kept[False]
    assert len(lines(world.city)) == 3
    assert kept._kept[False] is not before


PLACES = ("area", "city", "district", "north", "country", "south", "town")
SOME = st.lists(
    st.tuples(st.sets(st.sampled_from(PLACES), min_size=1), st.sampled_from(["", "legal-aid"])), max_size=30
)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=SOME)
def test_the_narrowest_area_comes_first_and_each_line_once(world, made):
    around = {name: number for number, name in enumerate(PLACES[:5])}
    narrowness = {
        f"{number:02}": min(around[name] for name in areas & around.keys())
        for number, (areas, _need) in enumerate(made)
        if areas & around.keys()
    }
    fits = {f"{number:02}" for number, (_areas, need) in enumerate(made) if need} & narrowness.keys()
    with transaction.atomic():
        for number, (areas, need) in enumerate(made):
            needs = ("helpline", need) if need else ("helpline",)
            at = tuple(getattr(world, name) for name in areas)
            make_listing(None, f"{number:02}", areas=at, phones=("000-111",), needs=needs)
        for asked, right in (({}, set(narrowness)), ({"needs": ("legal-aid",)}, fits or set(narrowness))):
            said = lines(world.area, **asked)
            assert len(set(said)) == len(said) == min(len(right), MAX_HELPLINES)
            assert set(said) <= right
            assert [narrowness[name] for name in said] == sorted(narrowness[name] for name in right)[:MAX_HELPLINES]
        transaction.set_rollback(True)
