"""What she asked stands in no address: a sealed cookie holds it for a quarter of an hour, where there are cookies."""

import re
from datetime import timedelta
from urllib.parse import unquote

import pytest
from django.test import Client
from django.utils import timezone

from directory.question_cookie import NAME, SECONDS
from safety.sealing import BUCKETS

pytestmark = pytest.mark.django_db

STARTS = ("/", "/ur/", "/en/places/", "/en/places/pk/sindh/", "/ur/first-steps/", "/en/guides/")
SEARCH = "/en/search/"
KARACHI = {"q": "Karachi", "need": "shelter"}


@pytest.fixture
def known(client) -> Client:
    """A browser that has opened the first page, and keeps cookies."""
    client.get("/en/")
    return client


def heading(answer) -> str:
    found = re.search("<h1>(.*?)</h1>", answer.text)
    assert found
    return found[1]


@pytest.mark.parametrize("path", STARTS)
def test_a_page_from_which_a_search_can_start_sees_whether_cookies_are_kept(client, path):
    cookie = client.get(path).cookies[NAME]
    assert cookie.value == ""
    assert not client.get(path).cookies


def test_the_cookie_is_for_this_site_alone_and_short(client):
    cookie = client.get("/en/").cookies[NAME]
    assert cookie["httponly"]
    assert (cookie["samesite"], cookie["path"], cookie["max-age"]) == ("Lax", "/", SECONDS)
    assert not cookie["secure"]
    assert Client().get("/en/", secure=True).cookies[NAME]["secure"]


def test_the_first_search_already_leads_to_an_address_without_the_question(known):
    answer = known.post(SEARCH, KARACHI)
    assert (answer.status_code, answer["Location"], answer.content) == (303, SEARCH, b"")
    page = known.get(SEARCH)
    assert "Karachi" in heading(page)
    assert page.status_code == 200
    assert "no-store" in page["Cache-Control"]


def test_without_cookies_every_search_is_answered_at_once():
    for _ in range(2):
        answer = Client().post(SEARCH, KARACHI)
        assert answer.status_code == 200
        assert "Karachi" in heading(answer)


def test_a_browser_that_came_straight_to_the_form_is_answered_and_then_known(client):
    assert client.post(SEARCH, KARACHI).status_code == 200
    assert "Karachi" in heading(client.get(SEARCH))
    assert client.post(SEARCH, KARACHI).status_code == 303


def test_any_cookie_that_comes_back_will_do(client):
    client.cookies["trail"] = "off"
    assert client.post(SEARCH, KARACHI).status_code == 303


def test_each_tab_asks_its_own_question(known):
    first = known.post(SEARCH, KARACHI, follow=True)
    known.post(SEARCH, {"q": "Lahore"}, follow=True)
    again = known.post(SEARCH, hidden_fields(first) | {"cost": "free"}, follow=True)
    assert "Karachi" in heading(again)


def test_the_other_language_keeps_the_question(known):
    page = known.post(SEARCH, KARACHI, follow=True)
    assert "کراچی" in heading(known.post("/ur/search/", hidden_fields(page), follow=True))


@pytest.mark.parametrize("ask", [KARACHI, {"q": "لاہور میں وکیل"}, {"latitude": "31.5497", "longitude": "74.3436"}])
def test_nobody_reads_the_question_in_the_cookie(known, ask):
    sealed = known.post(SEARCH, ask).cookies[NAME].value
    assert not any(value in unquote(sealed) for value in ask.values())
    assert len(sealed) == -(-(BUCKETS[0] + 40) // 3) * 4


def test_a_question_too_long_for_a_cookie_is_answered_at_once(known):
    answer = known.post(SEARCH, KARACHI | {"audience": "x" * 3000})
    assert answer.status_code == 200
    assert NAME not in answer.cookies


def test_what_is_no_part_of_a_question_is_not_kept(known):
    assert known.post(SEARCH, KARACHI | {"other": "x" * 3000}).status_code == 303


@pytest.mark.parametrize("value", ["", "x", "AAAA", "ü", "A" * 3000, "=" * 40])
def test_a_spoilt_cookie_is_as_none(client, value):
    client.cookies[NAME] = value
    answer = client.get(SEARCH)
    assert answer.status_code == 200
    assert 'name="q" value=""' in answer.text


def test_an_old_cookie_is_as_none(known, time_machine):
    known.post(SEARCH, KARACHI)
    time_machine.move_to(timezone.now() + timedelta(seconds=SECONDS + 1))
    assert "Karachi" not in heading(known.get(SEARCH))


def test_a_cookie_of_another_site_is_as_none(known, settings):
    known.post(SEARCH, KARACHI)
    settings.SECRET_KEY = "another"
    assert "Karachi" not in heading(known.get(SEARCH))


def test_a_shared_link_neither_reads_nor_sets_the_cookie(known):
    known.post(SEARCH, KARACHI)
    answer = known.get(f"{SEARCH}?q=Lahore")
    assert "Lahore" in heading(answer)
    assert not answer.cookies
    assert "Karachi" in heading(known.get(SEARCH))


def test_the_question_ends_when_she_leaves(known):
    known.post(SEARCH, KARACHI)
    assert known.get("/leave").cookies[NAME].value == ""
    assert NAME not in {name for name, cookie in known.cookies.items() if cookie["max-age"] != 0}


@pytest.mark.parametrize("method", ["post", "get"])
def test_a_page_takes_a_position_no_closer_than_a_kilometre(client, method):
    page = getattr(client, method)(SEARCH, {"latitude": "31.549712", "longitude": "74.343599"}).text
    assert '"31.55"' in page
    assert '"74.34"' in page
    assert "31.5497" not in page
    assert "74.3436" not in page


@pytest.mark.parametrize(("latitude", "longitude"), [("20.0", "63.5"), ("0", "0"), ("59.91", "10.75"), ("90", "180")])
def test_a_position_in_the_sea_or_abroad_has_an_answer(known, latitude, longitude):
    answer = known.post(SEARCH, {"latitude": latitude, "longitude": longitude}, follow=True)
    assert answer.status_code == 200
    assert "<h1>Help near" in answer.text


def hidden_fields(answer) -> dict[str, list[str]]:
    """Return what the page carries unseen for the filters and the other language."""
    form = next(one for one in re.findall("<form.*?</form>", answer.text, re.DOTALL) if 'type="hidden" name="q"' in one)
    fields: dict[str, list[str]] = {}
    for name, value in re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', form):
        fields.setdefault(name, []).append(value)
    return fields
