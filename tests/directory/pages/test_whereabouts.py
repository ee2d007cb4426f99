"""Where a centre is, said so that a driver finds it; of a hidden place nothing is said."""

import re
from itertools import product

import pytest

from directory.cards import rebuild
from directory.cards.reading import LISTING
from directory.models import ServiceAtLocation, VettingState
from directory.whereabouts import whereabouts
from places.models import Place
from tests.factories import make_listing

pytestmark = pytest.mark.django_db

LANGUAGES = ("ur", "en")
# What only the whereabouts of an open place may say.
TELLING = re.compile(r"geo:|driver|ڈرائیور|centre of|کے مرکز|openstreetmap|latitude|longitude|\d\d\.\d{2,}")


@pytest.fixture
def karachi() -> Place:
    return Place.objects.get(pk="pk/sindh/karachi")


def page_of(client, listing, language="en"):
    return client.get(f"/{language}/centres/{listing.pk}/").text


def test_an_address_can_be_shown_to_a_driver_with_city_and_province(client, karachi):
    page = page_of(client, make_listing(karachi, address_1="000 Invented Lane"))
    assert "<dd>000 Invented Lane<br>Karachi, Sindh<br><small>You can show this to a driver.</small>" in page


def test_on_an_urdu_page_the_address_is_marked_and_the_city_is_in_urdu(client, karachi):
    page = page_of(client, make_listing(karachi, address_1="000 Invented Lane"), "ur")
    assert 'lang="en">000 Invented Lane</bdi><br>کراچی، سندھ' in page


def test_without_a_street_the_city_is_said_and_nothing_for_a_driver(client, karachi):
    page = page_of(client, make_listing(karachi))
    assert "We know no street. Ask by phone.<br>Karachi, Sindh" in page
    assert not TELLING.search(page)


def test_a_part_of_a_city_is_not_said_where_only_the_city_is_certain(client):
    part = Place.objects.filter(kind="area", ancestors__contains=[_lahore().number]).exclude(pk=_lahore().pk)[0]
    page = page_of(client, make_listing(part, "Invented Centre"))
    assert "Lahore, Punjab" in page
    assert part.name not in page


def test_an_exact_point_is_said_from_the_centre_and_opens_in_a_map(client, karachi):
    point = {"latitude": karachi.latitude + 0.03, "longitude": karachi.longitude + 0.03}
    page = page_of(client, make_listing(karachi, **point))
    assert "about 4 km north-east of the centre of Karachi" in page
    assert re.search(r'href="geo:24\.\d+,67\.\d+\?q=24\.\d+,67\.\d+"', page)


def test_every_hidden_place_of_the_catalogue_stays_hidden_once_it_is_published(client):
    hidden = ServiceAtLocation.everything.filter(location__confidential=True).select_related("service")
    assert len(hidden) == 94
    services = [listing.service for listing in hidden]
    type(services[0]).everything.filter(pk__in=[one.pk for one in services]).update(
        vetting_state=VettingState.PUBLISHED
    )
    rebuild(services)
    told = {
        (listing.service.slug, language): found
        for listing, language in product(hidden, LANGUAGES)
        if (found := _told(page_of(client, listing, language)))
    }
    assert told == {}


def test_the_place_of_a_hidden_centre_is_not_read_even_if_it_stands_there(karachi):
    listing = make_listing(karachi, address_1="000 Invented Lane", latitude=24.9, longitude=67.1)
    [row] = LISTING.of([listing.pk])
    hidden = row._replace(location__confidential=True)
    around = {place.number: place for place in Place.objects.filter(number__in=karachi.ancestors)}
    assert whereabouts(hidden, listing.cards.get(language="en"), around, "en").keys() == {"address"}
    assert whereabouts(row, listing.cards.get(language="en"), around, "en").keys() > {"address"}


def _told(page: str) -> list[str]:
    body = page.split("<main")[1].split("</main>")[0]
    return TELLING.findall(re.sub(r'href="tel:[^"]*"', "", body))


def _lahore() -> Place:
    return Place.objects.get(pk="pk/punjab/lahore/lahore")
