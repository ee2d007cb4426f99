"""When something is wrong a person still sees numbers to call, in her language; a program gets a problem."""

import json

import pytest

from safety.hotlines import Line, write

pytestmark = pytest.mark.usefixtures("broken_doors", "own_data")

EVERY = [
    ("missing/?q=x", 404),
    ("nowhere/", 404),
    ("refused/?q=x", 403),
    ("suspicious/?q=x", 400),
    ("broken/?q=x", 500),
]
SAID = {"ur": "ابھی فون کریں", "en": "Call now"}


@pytest.fixture(autouse=True)
def numbers(own_data):
    for language in SAID:
        lines = (
            Line("Invented <line> & Co", "000-000", "000000"),
            Line("Invented, there", "000-111", "000111", "Nowhere"),
        )
        write(own_data / "hotlines", "PK", language, lines)


@pytest.mark.parametrize("language", SAID)
@pytest.mark.parametrize(("path", "status"), EVERY)
def test_every_error_page_has_numbers_to_call(browser, language, path, status):
    response = browser.get(f"/{language}/{path}")
    page = response.content.decode()
    assert response.status_code == status
    assert f'<html lang="{language}"' in page
    assert SAID[language] in page
    assert 'href="tel:000000"' in page
    assert "Invented &lt;line&gt; &amp; Co" in page


@pytest.mark.parametrize("door", ["api/v1", "hsds"])
@pytest.mark.parametrize(("path", "status"), EVERY)
def test_a_program_gets_problem_json(browser, door, path, status):
    response = browser.get(f"/{door}/{path}")
    assert response.status_code == status
    assert response["Content-Type"] == "application/problem+json"
    assert json.loads(response.content)["status"] == status


def test_an_error_asks_the_database_nothing(browser, database_away):
    assert browser.get("/en/nowhere/").status_code == 404


@pytest.mark.parametrize("path", ["/ur/stored/", "/en/stored/"])
def test_a_page_without_the_database_is_busy_and_has_numbers(browser, database_away, path):
    response = browser.get(path)
    assert (response.status_code, response["Retry-After"]) == (503, "5")
    assert b"tel:000000" in response.content


def test_a_program_hears_that_the_database_is_away(browser, database_away):
    response = browser.get("/hsds/stored/")
    assert (response.status_code, response["Content-Type"]) == (503, "application/problem+json")


def test_the_database_away_outside_a_view_is_busy_too(browser, database_away, settings):
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, "tests.safety.test_error_pages.counting"]
    assert browser.get("/en/fine/").status_code == 503


def counting(get_response):
    """A middleware that needs the database."""
    from places.models import Place

    return lambda request: Place.objects.count() and get_response(request)


def test_the_language_of_a_path_without_one_is_the_browsers(browser):
    assert b'lang="en"' in browser.get("/nowhere", headers={"accept-language": "en"}).content
    assert b'lang="ur"' in browser.get("/nowhere", headers={"accept-language": "fr"}).content


def test_an_error_page_fits_into_the_first_flight(browser):
    assert len(browser.get("/ur/nowhere/").content) < 14_600


@pytest.mark.parametrize("text", ["", "{", "[1]", '[{"name": 1}]', "\x00"])
def test_a_spoilt_file_of_numbers_spoils_no_page(browser, own_data, text):
    (own_data / "hotlines" / "PK.en.json").write_text(text)
    assert browser.get("/en/nowhere/").status_code == 404


def test_a_new_file_is_read_at_once(browser, own_data):
    assert b"000222" not in browser.get("/en/nowhere/").content
    write(own_data / "hotlines", "PK", "en", [Line("Invented and new", "000-222", "000222")])
    assert b"000222" in browser.get("/en/nowhere/").content


def test_a_host_that_is_not_ours_gets_a_page_too(browser):
    response = browser.get("/en/nowhere/", headers={"host": "invented.invalid"})
    assert response.status_code == 400
    assert b"tel:000000" in response.content


@pytest.mark.parametrize(("language", "other"), [("en", "ur"), ("ur", "en")])
def test_only_a_name_in_the_other_language_is_a_run_of_its_own(browser, language, other):
    page = browser.get(f"/{language}/nowhere/").text
    assert f'<bdi lang="{language}">' not in page
    assert (f'<bdi lang="{other}">' in page) == (language == "ur")
