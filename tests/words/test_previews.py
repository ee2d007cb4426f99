"""What a chat, a search engine or a robot is told of a page: that there is help, and nothing of what for."""

import re

import pytest

from directory.models import ServiceAtLocation
from tests.browser.pages import PATHS

pytestmark = pytest.mark.django_db

LANGUAGES = ("ur", "en")
LOC = re.compile(r"<url><loc>http://testserver(.*?)</loc>(.*?)</url>")
ALTERNATE = re.compile(r'hreflang="(\w+)" href="http://testserver(.*?)"')
DESCRIPTION = re.compile(r'<meta name="description" content="([^"]+)">')


@pytest.fixture
def sitemap(client):
    """Return what the sitemap says: path, and the path in each language."""
    return {path: dict(ALTERNATE.findall(others)) for path, others in LOC.findall(client.get("/sitemap.xml").text)}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", PATHS)
def test_a_link_in_a_chat_shows_the_sites_name_and_a_plain_sentence(client, language, path):
    head = client.get(f"/{language}{path}").text.split("<body>")[0]
    assert re.search(r"<title>\s*(Raah|راہ)", head)
    assert len(DESCRIPTION.findall(head)) == 1
    assert "{" not in DESCRIPTION.findall(head)[0]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", [*PATHS, "centre"])
def test_no_page_offers_a_picture_or_structured_data(client, language, path):
    if path == "centre":
        path = f"/centres/{ServiceAtLocation.public.order_by('pk').values_list('pk', flat=True)[0]}/"
    page = client.get(f"/{language}{path}").text
    assert (
        re.findall(r'property="|name="twitter|ld\+json|itemscope|itemprop|vocab=|rel="(?:image_src|amphtml)', page)
        == []
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_link_to_a_centre_shows_the_same_as_any_other(client, language):
    links = [
        f"/{language}/centres/{pk}/" for pk in ServiceAtLocation.public.order_by("pk").values_list("pk", flat=True)[:20]
    ]
    heads = {client.get(link).text.split("<style>")[0].split("<title>")[1] for link in links}
    assert len(heads) == 1


def test_the_sitemap_names_every_page_in_every_language(sitemap):
    assert {"/ur/", "/en/", "/ur/places/", "/en/places/pk/sindh/", "/ur/about/"} <= sitemap.keys()
    for path, others in sitemap.items():
        assert others.keys() == set(LANGUAGES)
        assert others[path[1:3]] == path


def test_every_page_in_the_sitemap_is_there_and_may_be_listed(client, sitemap):
    for path in sitemap:
        answer = client.get(path)
        assert answer.status_code == 200
        assert "noindex" not in answer.text
        assert "noindex" not in answer.get("X-Robots-Tag", "")
        assert DESCRIPTION.search(answer.text), path


def test_no_centre_and_no_question_is_in_the_sitemap(sitemap):
    assert [path for path in sitemap if re.search(r"centres|search|suggest|report|thanks|\?", path)] == []


def test_the_sitemap_has_the_host_that_was_asked(client, settings):
    settings.ALLOWED_HOSTS = ["raah.example"]
    page = client.get("/sitemap.xml", headers={"host": "raah.example"}, secure=True)
    assert "<loc>https://raah.example/ur/</loc>" in page.text
    assert page["Content-Type"] == "application/xml"


def test_the_home_country_decides_which_provinces_it_names(client, settings):
    settings.HOME_COUNTRY = "NO"
    assert "/places/pk/" not in client.get("/sitemap.xml").text


def test_robots_may_read_every_page_and_are_told_of_no_other(client):
    robots = client.get("/robots.txt")
    assert robots["Content-Type"].startswith("text/plain")
    assert robots.text.split() == [
        "User-agent:", "*", "Disallow:", "/api/", "Disallow:", "/hsds/", "Sitemap:", "http://testserver/sitemap.xml",
    ]  # fmt: skip


def test_robots_are_answered_when_the_database_is_away(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert client.get("/robots.txt").status_code == 200
