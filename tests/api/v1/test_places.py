"""Places by API."""

import pytest

from api.v1.places import likely
from places.lookup import Lookup
from places.models import Place
from tests.api.shapes import faults

pytestmark = pytest.mark.django_db


def ask(client, typed):
    return client.get("/api/v1/places", {"q": typed})


@pytest.mark.parametrize("typed", ["Lahore", "lahore", " LAHORE ", "لاہور"])
def test_a_place_is_found_as_people_write_it(client, typed):
    answer = ask(client, typed).json()
    assert faults("Places", answer) == []
    assert answer["results"][0]["id"] == "pk/punjab/lahore/lahore"


@pytest.mark.parametrize("typed", ["", " ", "\t\n", "\x00", "\u202e", "x" * 201])
def test_nothing_and_too_much_are_refused_by_name(client, typed):
    response = ask(client, typed)
    assert response.status_code == 422
    assert response.json()["errors"].keys() == {"q"}


def test_a_missing_question_is_refused_by_name(client):
    assert client.get("/api/v1/places").json()["errors"].keys() == {"q"}


def test_what_is_no_place_gives_an_empty_list(client):
    assert ask(client, "zzqqxxyy").json() == {"results": []}


def test_the_place_that_is_meant_comes_first_and_once():
    one, other = Place(pk="zz/1"), Place(pk="zz/2")
    assert likely(Lookup(one, (other, one))) == [one, other]
    assert likely(Lookup(None, (other, one))) == [other, one]


def test_no_more_than_ten_are_given():
    assert len(likely(Lookup(None, tuple(Place(pk=str(number)) for number in range(20))))) == 10


def test_one_statement_finds_them(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        ask(client, "Lahore")
