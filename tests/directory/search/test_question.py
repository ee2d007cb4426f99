"""The one reader of parameters: whatever is typed, it answers with a search, candidates, or refusals by name."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directory.question import PARAMETERS, read
from places.geo import Point

HERE = {"latitude": ["31.5"], "longitude": ["74.3"]}


@pytest.mark.parametrize(
    ("params", "refused"),
    [
        ({}, {"place"}),
        ({"place": [""]}, {"place"}),
        ({"place": ["   "]}, {"place"}),
        ({"place": ["\x00\u202e\ud800"]}, {"place"}),
        ({"place": ["x" * 10_000]}, {"place"}),
        ({"latitude": ["91"], "longitude": ["0"]}, {"latitude"}),
        ({"latitude": ["0"], "longitude": ["181"]}, {"longitude"}),
        ({"latitude": ["nan"], "longitude": ["inf"]}, {"latitude", "longitude"}),
        ({"latitude": ["1_0"], "longitude": ["x"]}, {"latitude", "longitude"}),
        ({"latitude": ["1" * 400], "longitude": ["-1e999"]}, {"latitude", "longitude"}),
        ({"latitude": ["31"]}, {"longitude"}),
        ({"longitude": ["74"]}, {"latitude"}),
        (HERE | {"need": ["nonsense"]}, {"need"}),
        (HERE | {"need": ["shelter", "'; drop table directory_card; --"]}, {"need"}),
        (HERE | {"audience": ["<b>everybody</b>"]}, {"audience"}),
        (HERE | {"language": ["urdu"]}, {"language"}),
        (HERE | {"language": ["1"]}, {"language"}),
        (HERE | {"cost": ["cheap"]}, {"cost"}),
        (HERE | {"open_now": ["maybe"], "accessible": ["2"], "remote": ["?"]}, {"open_now", "accessible", "remote"}),
        (HERE | {"accepts_minors": ["yes please"]}, {"accepts_minors"}),
        (HERE | {"radius": ["-5"]}, {"radius"}),
        (HERE | {"radius": ["0"]}, {"radius"}),
        (HERE | {"radius": ["nan"]}, {"radius"}),
        (HERE | {"radius": ["99999999999"]}, {"radius"}),
        (HERE | {"limit": ["51"]}, {"limit"}),
        (HERE | {"limit": ["0"]}, {"limit"}),
        (HERE | {"limit": ["ten"]}, {"limit"}),
        (HERE | {"limit": ["9" * 5000]}, {"limit"}),
        (HERE | {"page": ["0"]}, {"page"}),
        (HERE | {"page": ["-1"]}, {"page"}),
        (HERE | {"page": ["1.5"]}, {"page"}),
        (HERE | {"page": ["²"]}, {"page"}),
    ],
)
def test_what_cannot_be_used_is_refused_by_its_name(params, refused, db):
    question = read(params, language="en")
    assert question.search is None
    assert question.refusals.keys() == refused
    assert all(str(message) for message in question.refusals.values())


@pytest.mark.parametrize(
    ("params", "fields"),
    [
        ({}, {"limit": 10, "page": 1, "needs": (), "open_now": False, "within_km": None}),
        ({"page": ["1000000000"]}, {"page": 10**9}),
        ({"page": ["۳"], "limit": ["٥٠"]}, {"page": 3, "limit": 50}),
        ({"need": ["shelter", "police", "shelter"]}, {"needs": ("shelter", "police")}),
        ({"audience": ["men", "women"]}, {"audience": "women"}),
        ({"language": ["PS"]}, {"speaks": "ps"}),
        ({"cost": ["free"], "open_now": ["1"], "remote": ["true"]}, {"free": True, "open_now": True, "remote": True}),
        ({"accessible": ["0"], "accepts_minors": [""]}, {"accessible": False, "accepts_minors": False}),
        ({"radius": ["1500"]}, {"within_km": 1.5}),
        ({"need": [""], "limit": [" 7 "], "unheard-of": ["x"]}, {"needs": (), "limit": 7}),
    ],
)
def test_what_can_be_used_becomes_a_search(params, fields):
    search = read(HERE | params, language="ur").search
    assert {name: getattr(search, name) for name in fields} == fields
    assert (search.point, search.language) == (Point(31.5, 74.3), "ur")


@pytest.mark.django_db
def test_a_place_may_be_given_by_its_id_or_by_its_name(django_assert_num_queries):
    for text in ("pk/punjab/lahore/lahore", "Lahore", "\u202eلاہور\u202c"):
        with django_assert_num_queries(1):
            question = read({"place": [text]}, language="en")
        assert question.search.place.id == "pk/punjab/lahore/lahore"


@pytest.mark.django_db
def test_a_country_may_be_given_by_its_id():
    assert read({"place": ["country/pk"]}, language="en").search.place.kind == "country"


@pytest.mark.django_db
def test_an_ambiguous_place_is_answered_with_candidates():
    question = read({"place": ["Hyderabad"], "need": ["shelter"]}, language="en")
    assert (question.search, question.refusals) == (None, {})
    assert {place.country for place in question.candidates} >= {"PK", "IN"}
    assert question.typed == {"place": ["Hyderabad"], "need": ["shelter"]}


@pytest.mark.django_db
def test_an_unknown_place_is_refused():
    assert read({"place": ["qqxzjvw"]}, language="en").refusals.keys() == {"place"}
    assert read({"place": ["pk/nowhere/at-all"]}, language="en").refusals.keys() == {"place"}


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(st.sampled_from(sorted(PARAMETERS - {"place"})), st.lists(st.text(), max_size=3)))
def test_nothing_that_is_typed_raises(params):
    question = read(params, language="ur")
    assert question.search or question.refusals
    assert all(name in PARAMETERS for name in question.refusals)
