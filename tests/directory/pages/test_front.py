"""The first page: numbers before any form, in her language, without a redirect."""

import re

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("asked", "language", "direction"),
    [
        (None, "ur", "rtl"),
        ("en", "en", "ltr"),
        ("en-GB,en;q=0.9", "en", "ltr"),
        ("ur-PK", "ur", "rtl"),
        ("fr, de", "ur", "rtl"),
        ("nonsense;;;q=x", "ur", "rtl"),
    ],
)
def test_the_door_answers_at_once_in_the_language_of_the_browser(client, asked, language, direction):
    page = client.get("/", headers={"accept-language": asked} if asked else {})
    assert page.status_code == 200
    assert f'<html lang="{language}" dir="{direction}">' in page.text
    assert page["Content-Language"] == language


@pytest.mark.parametrize("language", ["ur", "en"])
def test_numbers_to_call_stand_before_any_form(client, language):
    page = client.get(f"/{language}/").text
    assert 0 < page.index('href="tel:') < page.index("<form")


@pytest.mark.parametrize("language", ["ur", "en"])
def test_the_national_emergency_numbers_are_among_them(client, language):
    page = client.get(f"/{language}/").text
    assert {'href="tel:15"', 'href="tel:1122"'} <= set(re.findall(r'href="tel:\d+"', page))


@pytest.mark.parametrize("language", ["ur", "en"])
def test_every_province_and_territory_is_a_link(client, language):
    page = client.get(f"/{language}/").text
    provinces = set(re.findall(rf'href="/{language}/places/(pk/[a-z-]+)/"', page))
    assert len(provinces) == 7


def test_the_front_page_costs_one_statement(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        client.get("/ur/")


@pytest.mark.parametrize("path", ["/ur/", "/ur/about/", "/ur/places/", "/ur/places/pk/sindh/", "/ur/search/?q=Multan"])
def test_a_page_can_be_read_in_the_other_language(client, path):
    assert client.get(path.replace("/ur/", "/en/")).status_code == 200
    here = path.split("?")[0].replace("/ur/", "/en/")
    page = client.get(path).text
    assert f'href="{here}"' in page or f'action="{here}"' in page


def test_a_language_that_we_do_not_have_is_not_a_page(client):
    assert client.get("/fr/about/").status_code == 404


def test_the_home_country_decides_the_provinces(client, settings):
    settings.HOME_COUNTRY = "NO"
    assert "/places/pk/" not in client.get("/en/").text


def test_there_are_cards_in_every_language_that_a_page_can_show_listings_in():
    from directory.models.card import LANGUAGES
    from languages.known import CONTENT

    assert set(LANGUAGES) == set(CONTENT)
