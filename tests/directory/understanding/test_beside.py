"""A centre and its city in one box are both kept; words of talk are no place."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from directory.understanding import understand
from tests.directory.understanding.test_queries import said

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("typed", "listing", "place"),
    [
        ("edhi lahore", "pk-edhi-115", "Lahore"),
        ("edhi karachi", "pk-edhi-115", "Karachi"),
        ("karachi edhi", "pk-edhi-115", "Karachi"),
        ("edhi in lahore", "pk-edhi-115", "Lahore"),
        ("edhi krachi", "pk-edhi-115", "Karachi"),
        ("ایدھی لاہور", "pk-edhi-115", "Lahore"),
        ("dastak lahore", "pk-lahore-dastak", "Lahore"),
        ("lahore mein dastak", "pk-lahore-dastak", "Lahore"),
        ("bedari islamabad", "pk-bedari", "Islamabad"),
        ("madadgar karachi", "pk-madadgaar", "Karachi"),
    ],
)
def test_a_centre_and_its_city_are_both_kept_with_two_statements(typed, listing, place):
    with CaptureQueriesContext(connection) as asked:
        found = understand(typed)
    assert len(asked) == 2
    assert {"listing": listing, "place": place} == {key: said(found)[key] for key in ("listing", "place")}


@pytest.mark.parametrize("typed", ["khawateen", "call me", "help me please", "madad gar", "khwaja sira", "خواتین"])
def test_words_of_talk_are_no_place(typed):
    assert understand(typed).place.is_nothing


@pytest.mark.parametrize(("text", "place"), [("kp", "pk/khyber-pakhtunkhwa"), ("GB", "pk/gilgit-baltistan")])
def test_a_province_s_short_form_is_the_province_although_listings_have_it_in_their_names(text, place):
    understood = understand(text)
    assert (understood.place.place and understood.place.place.pk, understood.listings) == (place, ())
