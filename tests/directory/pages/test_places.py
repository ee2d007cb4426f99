"""Browsing without typing: provinces as a drawing and a list, districts, other countries; numbers before any form."""

import re

import pytest

from directory.counting import counted
from directory.schematic import BLOCKS, HEIGHT, WIDTH, drawn
from directory.views.places import districts
from places.models import Place
from tests.factories import make_listing

pytestmark = pytest.mark.django_db

LANGUAGES = ("ur", "en")
SMALLEST_TARGET = 48


def body(client, path):
    return client.get(path).text.split("<main")[1].split("</main>")[0]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", ["", "pk/sindh/", "pk/punjab/lahore/", "country/no/"])
def test_numbers_stand_before_any_form(client, language, path):
    page = body(client, f"/{language}/places/{path}")
    assert 0 < page.index('href="tel:') < page.index("<form")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_province_is_a_block_and_a_line_of_the_list(client, language):
    page = body(client, f"/{language}/places/")
    for pk in BLOCKS:
        assert len(re.findall(rf'href="/{language}/places/{pk}/"', page)) == 2


def test_the_drawing_says_that_it_is_no_map_of_borders(client):
    assert "It is not a map and shows no borders." in body(client, "/en/places/")


def test_blocks_can_be_hit_and_never_overlap():
    blocks = list(BLOCKS.values())
    for at, one in enumerate(blocks):
        assert min(one.width, one.height) >= SMALLEST_TARGET
        assert 0 <= one.x <= one.x + one.width <= WIDTH
        assert 0 <= one.y <= one.y + one.height <= HEIGHT
        for other in blocks[at + 1 :]:
            beside = one.x + one.width < other.x or other.x + other.width < one.x
            assert beside or one.y + one.height < other.y or other.y + other.height < one.y


def test_blocks_lie_to_each_other_roughly_as_the_provinces_do():
    provinces = {place.pk: place for place in Place.objects.filter(pk__in=BLOCKS)}
    north = [BLOCKS[pk].y for pk in ("pk/gilgit-baltistan", "pk/punjab", "pk/sindh")]
    west = [BLOCKS[pk].x for pk in ("pk/balochistan", "pk/punjab", "pk/azad-jammu-and-kashmir")]
    assert north == sorted(north)
    assert west == sorted(west)
    assert provinces["pk/gilgit-baltistan"].latitude > provinces["pk/punjab"].latitude
    assert provinces["pk/balochistan"].longitude < provinces["pk/punjab"].longitude


def test_every_word_of_a_name_stands_inside_its_block():
    for block in BLOCKS.values():
        assert all(block.y < y < block.y + block.height for _x, y, _word in block.lines)
        assert [word for _x, _y, word in block.lines] == str(block.name).split(" ")


def test_a_country_that_nobody_has_drawn_has_its_list_alone(client, settings):
    settings.HOME_COUNTRY = "NO"
    page = body(client, "/en/places/")
    assert "<svg viewBox" not in page
    assert drawn(Place.objects.filter(pk="pk/sindh")) == []
    assert 'value="country/pk"' in page
    assert 'value="country/no"' not in page


def test_a_province_begins_with_its_own_numbers(client):
    page = body(client, "/en/places/pk/sindh/")
    own, national = page.index('href="tel:1094"'), page.index('href="tel:15"')
    assert own < national
    assert "1043" not in page


def test_a_district_has_the_numbers_of_its_province(client):
    assert 'href="tel:1043"' in body(client, "/en/places/pk/punjab/lahore/")


def test_another_country_has_its_own_numbers_and_none_of_home(client):
    page = body(client, "/en/places/country/no/")
    assert 'href="tel:116006"' in page
    assert 'href="tel:15"' not in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_districts_with_listings_come_first_and_say_how_many(client, language):
    sindh = Place.objects.get(pk="pk/sindh")
    counts = counted().places_to_go
    page = body(client, f"/{language}/places/pk/sindh/")
    shown = re.findall(r'<button name="place" value="([^"]+)"><span>', page)
    listed = [bool(counts.get(Place.objects.get(pk=pk).number)) for pk in shown]
    assert listed == sorted(listed, reverse=True)
    assert set(shown) == set(districts(sindh).values_list("pk", flat=True))


def test_a_city_wider_than_any_district_can_be_chosen(client):
    assert 'value="pk/sindh/karachi"' in body(client, "/en/places/pk/sindh/")


def test_a_count_grows_with_what_is_published_and_only_with_that(client):
    city = Place.objects.get(name="Multan", kind="city")
    before = counted().places_to_go
    make_listing(city)
    make_listing(city, vetting_state="suspended")
    after = counted().places_to_go
    assert {number for number in after if after[number] != before.get(number, 0)} == set(city.ancestors)
    assert all(after[number] - before.get(number, 0) == 1 for number in city.ancestors)


def test_browsing_costs_few_statements_once_the_places_are_counted(client, django_assert_max_num_queries):
    counted()
    with django_assert_max_num_queries(3):
        client.get("/en/places/")
    with django_assert_max_num_queries(4):
        client.get("/en/places/pk/punjab/")
