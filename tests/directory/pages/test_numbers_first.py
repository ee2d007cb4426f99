"""Numbers to call stand before anything is asked."""

import re

import pytest

from tests.browser.pages import EVERY
from tests.factories import make_listing

pytestmark = pytest.mark.django_db
NUMBER = re.compile(r'href="tel:|<b dir="ltr">')
# Hidden fields ask nothing, and a button with a language only changes it.
ASKED = re.compile(r"<(?:input(?! type=\"hidden\")|select|textarea|button(?![^>]*lang=))")


@pytest.mark.parametrize("path", EVERY)
def test_a_number_to_call_stands_before_the_first_thing_that_is_asked(client, path):
    page = client.get(path).text.partition("<main")[2]
    asked = ASKED.search(page)
    if asked:
        number = NUMBER.search(page)
        assert number, "no number to call"
        assert number.start() < asked.start(), page[asked.start() : asked.start() + 120]


def test_so_it_is_on_the_page_of_a_centre(client):
    from places.models import Place

    listing = make_listing(Place.objects.get(name="Multan", kind="city"), "Invented Place", phones=("000-000",))
    page = client.get(f"/en/centres/{listing.pk}/").text.partition("<main")[2]
    assert NUMBER.search(page).start() < ASKED.search(page).start()
