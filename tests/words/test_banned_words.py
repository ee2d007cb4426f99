"""A shoulder surfer, a tab, a history list, a chat: none of them is told what a page is about."""

import re

import pytest
from django.urls import URLPattern, get_resolver
from django.utils import translation

from directory.models import ServiceAtLocation
from safety.pages import WORDS as PROBLEMS
from safety.pages import page
from tests.banned import WORDS, Shown, banned_by, banned_in
from tests.browser.pages import PATHS
from tests.directory.letters.conftest import REPORT, SUGGESTION

LANGUAGES = ("ur", "en")
PROGRAMS = ("api/", "hsds/")

TOLD = [
    "Raah: rape crisis", "/en/cyber-harassment/", "/ur/search/?need=workplace-harassment", "HarassmentAtWork",
    "anti_harassment_cell.vcf", "gender%2Dbased%20violence", "raping", "abusive", "sexuality", "homosexual", "VAWC",
    "/en/SexualAssault", "زیادتی", "زیادتیوں", "جنسی ہراسانی", "گھریلو تشدد", "ہراساں", "عصمت دری", "هراسانی",
    "%D8%B1%DB%8C%D9%BE", "zyadti", "ziadti", "Ziyadati", "tashaddud", "jinsi", "hirasani",
]  # fmt: skip
SILENT = [
    "Raah: details", "Raah: guide", "راہ: تفصیل", "/en/places/pk/sindh/", "at-work", "for-men", "long-ago", "Karachi",
    "Essex, Sussex and Middlesex", "grapes", "drapery", "therapist", "therapeutic", "syllabus", "batteries", "skill",
    "زنانہ", "زیادہ", "جنس", "حراست", "مظفرآباد", "قتیل", "ziada",
]  # fmt: skip


@pytest.fixture
def centre(db):
    """Return the page of a centre whose own name says it all."""
    listings = ServiceAtLocation.public.select_related("service").order_by("pk").iterator()
    return f"/centres/{next(one.pk for one in listings if banned_in(str(one.service)))}/"


@pytest.mark.parametrize("text", TOLD)
def test_the_rule_sees_it(text):
    assert banned_in(text)


@pytest.mark.parametrize("text", SILENT)
def test_the_rule_lets_it_be(text):
    assert banned_in(text) == []


@pytest.mark.parametrize("language", WORDS)
def test_the_words_stand_once_each(language):
    assert len(WORDS[language]) == len(set(WORDS[language]))


def test_the_look_at_a_page_sees_all_that_a_page_shows():
    markup = (
        '<title>a</title><meta name="description" content="b"><meta property="og:title" content="c">'
        '<link rel="x" href="/d"><script type="application/ld+json">e</script><a href="/f?g#h" download="i">body</a>'
        '<form action="/j" name="k"><button formaction="/l">body</button></form><a href="tel:1">body</a>'
        '<a href="https://elsewhere.example/m">body</a>'
    )
    assert [text for _where, text in Shown(markup).found] == [
        "a", "description b", "og:title c", "/d", "e", "/f?g#h", "i", "/j", "k", "/l",
    ]  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", PATHS)
def test_no_page_shows_a_banned_word_outside_its_body(client, language, path):
    answer = client.get(f"/{language}{path}")
    assert answer.status_code == 200
    assert banned_by(answer) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("method", "more"), [("get", ""), ("get", "report/"), ("post", "contact.vcf")])
def test_nor_does_a_centre_whose_name_holds_one(client, centre, language, method, more):
    answer = getattr(client, method)(f"/{language}{centre}{more}")
    assert answer.status_code == 200
    assert banned_by(answer) == []


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("need", ["cyber-harassment", "workplace-harassment"])
def test_nor_do_results_for_a_need_that_is_one(client, language, need):
    answer = client.post(f"/{language}/search/", {"need": need, "q": "Karachi"}, follow=True)
    assert answer.status_code == 200
    assert banned_by(answer) == []


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_nor_do_the_answers_to_what_is_sent(client, centre, language):
    spoilt = {"phone": "harassment", "website": "rape", "right": "ہراسانی", "token": ""}
    for path, said in (("/suggest/", SUGGESTION), (f"{centre}report/", REPORT)):
        assert banned_by(client.post(f"/{language}{path}", said | spoilt)) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("problem", PROBLEMS["en"]["problems"])
def test_nor_do_error_pages(language, problem):
    shown = Shown(page(problem, language).decode()).found
    assert shown
    assert [text for _where, text in shown if banned_in(text)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_door_is_named_with_one(language):
    with translation.override(language):
        routes = list(_routes(get_resolver().url_patterns))
    assert len(routes) > 12
    assert [route for route in routes if banned_in(route)] == []


def test_the_list_for_search_engines_names_none(client, db):
    addresses = re.findall(r'<loc>(.*?)</loc>|href="(.*?)"', client.get("/sitemap.xml").text)
    assert len(addresses) > 40
    assert [found for found in addresses if banned_in(" ".join(found))] == []
    assert banned_in(client.get("/robots.txt").text) == []


def _routes(patterns, before=""):
    """Yield every door of the site but those for programs."""
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if route.startswith(PROGRAMS):
            continue
        if isinstance(pattern, URLPattern):
            yield route
        else:
            yield from _routes(pattern.url_patterns, route)
