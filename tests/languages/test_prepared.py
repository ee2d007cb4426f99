"""What a person sees of a language that has just been completed, and of one that has not."""

import re
from functools import cache

import pytest
from django.conf import settings
from django.test import override_settings

from config import languages as wiring
from languages import complete, texts
from languages.files import Files
from safety import pages
from tests.browser.pages import PATHS
from tests.factories import make_listing
from tests.languages import folders

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def completed(tmp_path_factory):
    """Return what completes a language in a folder that no test changes: once, for it takes long."""

    @cache
    def complete_once(code: str) -> Files:
        files = folders.copy(tmp_path_factory.mktemp(code))
        folders.complete(files, code, "×")
        return files

    return complete_once


def _offer(code, files, monkeypatch):
    monkeypatch.setattr(wiring, "offered", lambda: complete.offered(files))
    monkeypatch.setitem(pages.WORDS, code, texts.read(files.words)[code])
    return override_settings(LANGUAGES=wiring.choices(), LOCALE_PATHS=[files.locale])


@pytest.fixture
def pashto(completed, monkeypatch):
    with _offer("ps", completed("ps"), monkeypatch):
        yield


@pytest.fixture
def roman(completed, monkeypatch):
    with _offer("ur-latn", completed("ur-latn"), monkeypatch):
        yield


@pytest.mark.parametrize("code", ["ps", "sd", "ur-latn"])
def test_a_language_that_is_not_complete_has_no_page(client, code):
    assert code not in dict(settings.LANGUAGES)
    assert client.get(f"/{code}/", follow=True).status_code == 404
    assert f'href="/{code}/' not in client.get("/ur/").text


@pytest.mark.parametrize("path", PATHS)
def test_a_complete_one_has_every_page_in_its_own_direction_and_every_link_but_the_switch_stays_in_it(
    client, pashto, path
):
    answer = client.get(f"/ps{path}")
    assert answer.status_code == 200
    assert '<html lang="ps" dir="rtl">' in answer.text
    assert "<title>× Raah" in answer.text
    outside = re.sub("<header>.*?</header>", "", answer.text, flags=re.DOTALL)
    assert set(re.findall(r'(?:href|action)="/(\w+)/', outside)) == {"ps"}


def test_roman_urdu_reads_from_left_to_right_with_letters_of_its_own(client, roman):
    page = client.get("/ur-latn/").text
    assert '<html lang="ur-latn" dir="ltr">' in page
    assert ":lang(ur-latn){font-family:system-ui" in page


def test_the_switch_names_every_other_language(client, pashto):
    here = r'<a href="/(\w+)/places/" lang="\w+" hreflang="\w+">'
    assert re.findall(here, client.get("/en/places/").text) == ["ur", "ps"]
    assert re.findall(here, client.get("/ps/places/").text) == ["ur", "en"]


def test_the_switch_keeps_her_question(client, pashto):
    page = client.post("/ps/search/", {"q": "Multan"}).text
    switch = page.split("<header>")[1].split("</header>")[0]
    assert re.findall(r'formaction="/(\w+)/search/"', switch) == ["ur", "en"]
    assert re.findall('form="([a-z]+)"', switch) == ["ask", "ask"]
    assert 'name="q" value="Multan"' in page.split('id="ask">')[1].split("</form>")[0]


def test_listings_stand_in_urdu_and_say_so(client, pashto):
    page = client.get("/ps/search/?q=Multan").text
    assert '<ol class="cards" lang="ur" dir="rtl">' in page


def test_listings_on_a_roman_page_stand_in_english_and_say_so(client, roman):
    page = client.get("/ur-latn/search/?q=Multan").text
    assert '<ol class="cards" lang="en" dir="ltr">' in page


def test_a_centres_page_marks_names_that_are_in_urdu(client, pashto, city):
    centre = make_listing(city, "Invented Centre", phones=("000-000",))
    page = client.get(f"/ps/centres/{centre.pk}/").text
    assert '<bdi lang="en">Invented Centre</bdi>' in page
    assert '<bdi lang="ur">ملتان</bdi>' in page


def test_an_error_page_speaks_it_too(client, pashto):
    page = client.get("/ps/nothing/here/").text
    assert '<html lang="ps" dir="rtl">' in page
    assert "tel:" in page


@pytest.mark.parametrize(("asked", "code"), [("ps-AF,ps;q=0.9", "ps"), ("ur-PK", "ur"), ("en-GB", "en"), ("nb", "ur")])
def test_the_front_door_speaks_what_her_phone_asks_for(client, pashto, asked, code):
    assert f'<html lang="{code}" ' in client.get("/", headers={"accept-language": asked}).text


@pytest.fixture
def city():
    from places.models import Place

    return Place.objects.get(name="Multan", kind="city")
