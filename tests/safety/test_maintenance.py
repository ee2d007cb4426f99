"""While the sign hangs out everybody hears "later", and where help is."""

import json

import pytest

from safety.hotlines import Line, write
from safety.maintenance import SIGN
from safety.pages import WORDS


@pytest.fixture
def closed(own_data, database_away):
    """Maintenance: the sign is out, and the database is away."""
    write(own_data / "hotlines", "PK", "en", [Line("Invented line", "000-000", "000000")])
    (own_data / SIGN).touch()
    return own_data


@pytest.mark.parametrize("path", ["/", "/en/", "/en/search/", "/en/nowhere/", "/ur/centres/x/", "/trail"])
def test_every_page_says_later_and_has_numbers_and_the_way_out(browser, closed, path):
    response = browser.get(path, headers={"accept-language": "en"})
    page = response.content.decode()
    assert (response.status_code, response["Retry-After"], response["Cache-Control"]) == (503, "300", "no-store")
    assert WORDS["en"]["problems"][SIGN][0] in page
    assert 'href="tel:' in page
    assert page.index('href="/leave"') < page.index("<header")


def test_a_form_hears_it_too(browser, closed):
    assert browser.post("/en/search/", {"q": "Karachi"}).status_code == 503


@pytest.mark.parametrize("path", ["/api/v1/nearest", "/hsds/services", "/hsds/", "/api/schema/"])
def test_a_program_gets_a_problem(browser, closed, path):
    response = browser.get(path)
    assert (response.status_code, response["Retry-After"]) == (503, "300")
    assert response["Content-Type"] == "application/problem+json"
    assert json.loads(response.content)["status"] == 503


def test_leaving_works_all_the_time(browser, closed):
    assert browser.get("/leave").status_code == 303
    assert browser.get("/en/").status_code == 303
    assert browser.get("/").status_code == 200


@pytest.mark.django_db
def test_without_the_sign_the_site_is_open(browser, own_data):
    assert browser.get("/en/").status_code == 200
