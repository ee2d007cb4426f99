"""A place is found however it is typed; what is unclear is asked back, what is no place is nothing."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from places.lookup import Lookup, look_up
from tests.places.figures import figures

pytestmark = pytest.mark.django_db

FIRST_ANSWER, IN_FIVE = 0.95, 0.98


def test_what_people_type_leads_to_the_place_they_mean():
    queries, first, five = figures()["all"]
    assert queries >= 300
    assert first / queries >= FIRST_ANSWER
    assert five / queries >= IN_FIVE


@pytest.mark.parametrize(
    "text", ["Lahore", "lahire", "gulshan iqbal karachi", "xyzzy", "a b c d e f g h", "gn/2643743"]
)
def test_a_look_up_is_one_statement(text):
    with CaptureQueriesContext(connection) as statements:
        found = look_up(text)
        _ = [(place.path, place.timezone, place.ancestors) for place in found.candidates]
    assert len(statements) == 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\0",
        "\ud800",
        "\u202e\u202c",
        "!!!",
        "😀",
        "a" * 10_000,
        "لاہور " * 2_000,
        "' or 1=1 --",
        "%",
        "_",
        "\\",
    ],
)
def test_what_can_be_no_place_is_nothing_and_no_error(text):
    assert look_up(text).is_nothing


@pytest.mark.parametrize(
    "text", ["Lahore\0", "\u202eLahore", "\ud800Lahore", "<b>Lahore</b>", "Lahore'; --", "La\u200bhore"]
)
def test_dirt_around_a_name_does_no_harm(text):
    found = look_up(text)
    assert found.place
    assert found.place.id == "pk/punjab/lahore/lahore"


@pytest.mark.parametrize(
    "id_", ["pk/punjab/lahore/lahore", "pk/sindh/karachi", "gn/2643743", "country/pk", "country/gb"]
)
def test_an_id_is_its_place(id_):
    found = look_up(id_)
    assert found.is_found
    assert found.place
    assert found.place.id == id_


@pytest.mark.parametrize(
    "text", ["hyderabad", "حیدرآباد", "mirpur", "sahiwal", "khanpur", "gulberg", "saddar", "dha", "nasirabad"]
)
def test_an_ambiguous_name_is_asked_back_never_guessed(text):
    found = look_up(text)
    assert found.is_ambiguous
    assert found.place is None
    assert len(found.candidates) > 1


def test_candidates_are_no_more_than_asked_for():
    assert len(look_up("saddar", limit=2).candidates) == 2


def test_a_city_comes_before_its_tehsil_district_and_division():
    found = look_up("multan")
    assert found.place
    assert found.place.kind == "city"


@pytest.mark.parametrize(
    ("text", "kind"), [("zila multan", "district"), ("multan division", "division"), ("tehsil jaranwala", "tehsil")]
)
def test_the_kind_that_is_said_is_the_kind_that_is_found(text, kind):
    found = look_up(text)
    assert [place.kind for place in found.candidates[:1]] == [kind]


def test_a_look_up_says_what_it_is():
    assert Lookup().is_nothing
    assert not Lookup().is_found
    assert not Lookup().is_ambiguous


@pytest.mark.parametrize(
    ("text", "id_"),
    [("KP", "pk/khyber-pakhtunkhwa"), ("GB", "pk/gilgit-baltistan"), ("kpk", "pk/khyber-pakhtunkhwa")],
)
def test_short_forms_of_provinces_are_never_taken_for_a_country_s_code(db, text, id_):
    assert look_up(text).place.id == id_
