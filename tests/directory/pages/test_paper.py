"""What is made to be printed tells numbers, and on a card nothing else."""

import re

import pytest

from directory.paper import MOST, on_a_card, on_a_poster
from places.models import Place
from safety.hotlines import hotlines

pytestmark = pytest.mark.django_db

LANGUAGES = ("ur", "en")
PLAIN = {"Police", "پولیس", "Ambulance", "ایمبولینس", "Helpline", "ہیلپ لائن"}
OWN = {
    "pk/sindh": "1094",
    "pk/punjab": "1043",
    "pk/balochistan": "1089",
    "pk/khyber-pakhtunkhwa": "1700",
    "pk/islamabad-capital-territory": "8090",
}
PROVINCES = tuple(OWN)


def place(pk="country/pk"):
    return Place.objects.get(pk=pk)


def paper(client, path):
    return client.get(path).text.split('<section class="paper"')[1].split("</section>")[0]


@pytest.mark.parametrize("pk", ["country/pk", "country/no", "pk/gilgit-baltistan", *PROVINCES])
def test_a_card_says_of_a_number_only_police_ambulance_or_helpline(pk):
    printed = on_a_card(place(pk))
    assert 0 < len(printed) <= MOST
    assert {word for one in printed for _language, word in one.words} <= PLAIN


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_card_is_the_same_in_both_languages_and_says_both(client, language):
    card = paper(client, f"/{language}/card/?place=pk/sindh")
    assert card.split("<h2>")[1] == paper(client, "/ur/card/?place=pk/sindh").split("<h2>")[1]
    said = set(re.sub("<[^>]+>", "\n", card.split(">", 1)[1]).split("\n")) - {"", " "}
    assert said <= PLAIN | {"نمبر", "Numbers"} | {one.published for one in on_a_card(place("pk/sindh"))}


def test_police_and_ambulance_are_named_as_what_they_are():
    words = {one.published: dict(one.words)["en"] for one in on_a_card(place())}
    assert (words["15"], words["115"], words["1098"]) == ("Police", "Ambulance", "Helpline")


@pytest.mark.parametrize(("pk", "own"), OWN.items())
def test_a_province_has_its_own_number_after_the_first_of_the_country(pk, own):
    numbers = [one.published for one in on_a_card(place(pk))]
    assert numbers[:3] == [one.published for one in on_a_card(place())][:3]
    assert own in numbers
    assert own not in [one.published for one in on_a_card(place())]


@pytest.mark.parametrize("pk", ["country/pk", *PROVINCES])
def test_no_number_stands_twice(pk):
    for printed in (on_a_card(place(pk)), on_a_poster(place(pk))):
        numbers = [one.published for one in printed]
        assert len(numbers) == len(set(numbers))


def test_a_poster_names_who_answers_in_both_languages():
    names = {one.published: dict(one.words) for one in on_a_poster(place())}
    assert names["15"] == {"ur": "پولیس ایمرجنسی", "en": "Police emergency 15"}


def test_a_name_that_has_no_urdu_stands_there_once():
    english = next(one for one in on_a_poster(place()) if one.published == "1138")
    assert english.words == (("en", "Roshni Helpline 1138"),)


def test_two_files_that_are_not_alike_are_not_mixed(monkeypatch):
    def uneven(country, language):
        lines = hotlines(country, language)
        return lines[1:] if language == "ur" else lines

    monkeypatch.setattr("directory.paper.hotlines", uneven)
    assert {language for one in on_a_poster(place()) for language, _name in one.words} == {"en"}


@pytest.mark.parametrize("asked", ["", "zz/nowhere", "x" * 900, "\x00", "country/pk"])
@pytest.mark.parametrize("door", ["card", "poster"])
def test_what_is_no_place_is_the_home_country(client, door, asked):
    answer = client.get(f"/en/{door}/", {"place": asked})
    assert answer.status_code == 200
    assert ">15<" in answer.text


def test_the_poster_bears_the_address_of_the_site_itself(client):
    assert "<b>testserver</b>" in paper(client, "/en/poster/")


def test_the_poster_bears_the_short_address_where_there_is_one(client, settings):
    settings.SHORT_URL = "https://invented.example/n/"
    assert "<b>invented.example/n</b>" in paper(client, "/en/poster/")


@pytest.mark.parametrize("door", ["card", "poster"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_paper_pages_have_a_neutral_title_and_are_not_indexed(client, language, door):
    page = client.get(f"/{language}/{door}/").text
    assert 'content="noindex"' in page
    assert re.search("<title>(Raah|راہ)</title>", page)


def test_printing_costs_few_statements(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(5):
        client.get("/en/card/?place=pk/sindh")
