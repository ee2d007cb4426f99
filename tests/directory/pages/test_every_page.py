"""What holds for every public page in both languages."""

import re

import pytest
from django.test.signals import template_rendered
from django.utils import translation

from directory import question_cookie
from guides.shapes import Kind
from guides.shelf import every
from tests.browser.pages import LANGUAGES, PATHS
from tests.factories import make_listing

pytestmark = pytest.mark.django_db

# What a tab, a history list and a chat may show. A page about the site itself shows what it is about.
TITLES = (
    "Raah", "Raah: results", "Raah: which place", "Raah: details", "Raah: guides", "Raah: guide", "Raah: suggest",
    "Raah: report", "Raah: thank you", "Raah: card", "Raah: poster", "Raah: numbers", "Raah: numbers to call",
)  # fmt: skip
EVERY = [(language, path) for language in LANGUAGES for path in (*PATHS, "/search/")]


@pytest.fixture
def listed(client):
    """Return the paths that search engines are told of."""
    return set(re.findall(r"<loc>http://testserver(.*?)</loc>", client.get("/sitemap.xml").text))


@pytest.fixture
def centre(city):
    return make_listing(city, "Invented Rape Crisis Cell", phones=("000-000",))


@pytest.fixture
def city():
    from places.models import Place

    return Place.objects.get(name="Multan", kind="city")


def _centre_page(client, centre, language):
    return client.get(f"/{language}/centres/{centre.pk}/")


@pytest.mark.parametrize(("language", "path"), EVERY)
def test_a_page_has_a_neutral_title(client, language, path):
    assert _title(client.get(f"/{language}{path}").text) in titles(language)


@pytest.mark.parametrize("language", ["ur", "en"])
def test_a_centres_name_stands_in_the_body_only(client, centre, language):
    page = _centre_page(client, centre, language).text
    head, body = page.split("<body>")
    assert "Invented Rape Crisis Cell" in body
    assert "Rape" not in head
    assert _title(page) in titles(language)


@pytest.mark.parametrize(("language", "path"), EVERY)
def test_a_page_may_be_listed_only_where_the_sitemap_names_it(client, listed, language, path):
    page = client.get(f"/{language}{path}").text
    assert ('<meta name="robots" content="noindex">' in page) == (f"/{language}{path}" not in listed)


def test_a_centre_is_not_indexed(client, centre):
    assert 'content="noindex"' in _centre_page(client, centre, "en").text


@pytest.mark.parametrize(("language", "path"), EVERY)
def test_a_page_asks_for_nothing_else_and_sets_no_cookie_but_the_questions(client, language, path):
    answer = client.get(f"/{language}{path}")
    page = answer.text
    assert re.findall(r'<link rel="([a-z]+)" href="([^"]*)"', page) == [("icon", "data:,")]
    assert not re.search(r"<(img|iframe|video|object|embed)|\ssrc=|@import|url\(", page)
    assert answer.cookies.keys() <= {question_cookie.NAME}


@pytest.mark.parametrize(("language", "path"), EVERY)
def test_links_to_other_sites_say_nothing_of_where_she_came_from(client, language, path):
    for link in re.findall(r'<a [^>]*href="https?://[^>]*>', client.get(f"/{language}{path}").text):
        assert 'rel="noreferrer nofollow"' in link


@pytest.mark.parametrize(("language", "path"), EVERY)
def test_a_page_has_one_main_heading_and_a_way_past_its_head(client, language, path):
    page = client.get(f"/{language}{path}").text
    assert len(re.findall("<h1", page)) == 1
    assert page.index('<a class="leave"') < page.index('<a class="skip" href="#main">') < page.index("<header>")
    assert '<main id="main">' in page


@pytest.mark.parametrize(("language", "path"), EVERY)
def test_every_number_to_call_is_isolated_from_the_direction_of_the_page(client, language, path):
    for link in re.findall(r'<a class="dial".*?</a>', client.get(f"/{language}{path}").text):
        assert '<bdi dir="ltr">' in link


def test_results_render_one_shell_and_no_card(client):
    rendered = []
    template_rendered.connect(lambda sender, template, **_rest: rendered.append(template.name), weak=False)
    page = client.post("/ur/search/", {"q": "Karachi"}).text
    assert page.count('<li class="card">') > 3
    assert rendered.count("base.html") == 1
    assert "directory/card.html" not in rendered


def test_the_stylesheet_knows_no_left_and_no_right():
    from safety.inlined import text

    sides = r"-(left|right|top|bottom)\b|(?<!line-)\b(left|right|width|height)\s*:|text-align:\s*(left|right)"
    assert re.findall(sides, text("raah.css")) == []


def _title(page: str) -> str:
    found = re.search("<title>(.*?)</title>", page, re.DOTALL)
    assert found
    return found[1].strip()


def titles(language: str) -> set[str]:
    """Return the titles that a page may have in a language."""
    with translation.override(language):
        site = translation.gettext("Raah")
        own = {f"{site}: {one.title[language]}" for one in every() if one.kind is Kind.SITE}
        return own | {translation.gettext(title) for title in TITLES}
