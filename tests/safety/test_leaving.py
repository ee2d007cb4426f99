"""Leaving: what the server does for whoever touched the link, and for a quarter of an hour afterwards."""

import pytest

from safety.leave import leave
from safety.marker import MARKERS, PAGES, SECONDS, SERVERS
from safety.signals import left

NEUTRAL = "https://neutral.example/"
GUESSES = [
    {"sec-purpose": "prefetch"},
    {"sec-purpose": "prefetch;prerender"},
    {"purpose": "prefetch"},
    {"x-purpose": "preview"},
    {"x-moz": "prefetch"},
]
PROGRAMS = ["/api/v1/fine/", "/hsds/fine/"]
OURS = [
    "/ur/",
    "/en/fine/",
    "/ur/nowhere/",
    "/nowhere",
    "/favicon.ico",
    "/static/raah.css",
    "/robots.txt",
    "/trail",
]


@pytest.fixture(autouse=True)
def neutral(settings) -> None:
    settings.NEUTRAL_SITE = NEUTRAL


@pytest.fixture(params=MARKERS)
def gone(browser, request):
    """A browser from which somebody left a short while ago."""
    browser.cookies[request.param] = "1"
    return browser


def test_leaving_leads_to_the_neutral_site_and_marks_the_browser(browser):
    response = browser.get("/leave")
    cookie = response.cookies[SERVERS]
    assert (response.status_code, response["Location"]) == (303, NEUTRAL)
    assert (cookie["max-age"], cookie["path"], cookie["samesite"]) == (SECONDS, "/", "Lax")
    assert (bool(cookie["httponly"]), bool(cookie["secure"])) == (True, False)
    assert response["Cache-Control"] == "no-store"


def test_the_marker_is_secure_over_https(browser):
    assert browser.get("/leave", secure=True).cookies[SERVERS]["secure"]


def test_leaving_clears_what_the_browser_stored_but_not_the_marker(browser):
    assert browser.get("/leave")["Clear-Site-Data"] == '"cache", "storage"'


def test_leaving_takes_every_other_cookie_away(browser):
    browser.cookies["question"] = "words"
    browser.cookies["trail"] = "off"
    cookies = browser.get("/leave").cookies
    assert {name for name, cookie in cookies.items() if cookie["max-age"] == 0} == {"question", "trail"}


@pytest.mark.parametrize("headers", GUESSES, ids=str)
def test_a_guess_of_the_browser_sets_nothing(browser, headers):
    browser.cookies["question"] = "words"
    response = browser.get("/leave", headers=headers)
    assert response.status_code == 503
    assert not response.cookies
    assert "Clear-Site-Data" not in response


def test_whoever_keeps_something_is_told_and_may_set_cookies(browser):
    told = []

    def ends(sender, request, response, **rest):
        told.append(request.path)
        response.delete_cookie("session")

    left.connect(ends)
    try:
        response = browser.get("/leave")
    finally:
        left.disconnect(ends)
    assert told == ["/leave"]
    assert response.cookies["session"]["max-age"] == 0


def test_whoever_fails_to_end_something_holds_nobody_back(browser):
    def fails(**rest):
        raise RuntimeError

    left.connect(fails, sender=leave)
    try:
        assert browser.get("/leave").status_code == 303
    finally:
        left.disconnect(fails, sender=leave)


def test_a_guess_tells_nobody(browser):
    told = []
    left.connect(lambda **rest: told.append(rest), weak=False, dispatch_uid="guess")
    try:
        browser.get("/leave", headers=GUESSES[0])
    finally:
        left.disconnect(dispatch_uid="guess")
    assert told == []


@pytest.mark.parametrize("method", ["get", "head"])
@pytest.mark.parametrize("path", OURS)
def test_who_left_is_led_away_from_everything(gone, method, path):
    response = getattr(gone, method)(path)
    assert (response.status_code, response["Location"]) == (303, NEUTRAL)
    assert response["Cache-Control"] == "no-store"
    assert not response.content


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch", "options"])
def test_a_form_is_led_to_our_own_first_page_as_the_policy_would_stop_it_elsewhere(gone, method):
    response = getattr(gone, method)("/en/search/")
    assert (response.status_code, response["Location"]) == (303, "/")


def test_who_left_may_leave_again_and_is_marked_anew(gone):
    assert SERVERS in gone.get("/leave").cookies


@pytest.mark.parametrize("path", PROGRAMS)
def test_programs_are_answered_as_ever(gone, path, settings):
    settings.ROOT_URLCONF = "tests.safety.doors"
    assert gone.get(path).content == b"fine"


def test_the_first_page_is_a_neutral_one_with_one_button(gone):
    response = gone.get("/")
    page = response.content.decode()
    assert response.status_code == 200
    assert page.count("<button") == 1
    assert "Continue" in page
    assert "جاری رکھیں" in page
    assert response["Cache-Control"] == "no-store"


@pytest.mark.parametrize("telling", ["Raah", "راہ", "help", "مدد", "violence", "survivor", "<script", "tel:"])
def test_the_neutral_page_says_nothing_of_the_site(gone, telling):
    assert telling.lower() not in gone.get("/").content.decode().lower()


def test_the_neutral_page_is_two_kilobytes_at_most(gone):
    response = gone.get("/", headers={"accept-encoding": "br"})
    assert response["Content-Encoding"] == "br"
    assert len(response.content) <= 2048


def test_the_button_takes_both_markers_away_and_leads_to_the_first_page(gone):
    response = gone.post("/")
    assert (response.status_code, response["Location"]) == (303, "/")
    assert {name: response.cookies[name]["max-age"] for name in MARKERS} == dict.fromkeys(MARKERS, 0)


def test_the_button_works_when_the_marker_has_run_out(browser):
    response = browser.post("/")
    assert (response.status_code, response["Location"]) == (303, "/")


@pytest.mark.django_db
def test_without_a_marker_the_first_page_is_ours(browser):
    browser.cookies["other"] = PAGES
    assert b"tel:" in browser.get("/").content


def test_leaving_and_being_away_ask_the_database_nothing(gone, database_away):
    assert gone.get("/leave").status_code == 303
    assert gone.get("/ur/").status_code == 303
    assert gone.get("/").status_code == 200


def test_leaving_is_a_get_as_a_form_could_not_go_elsewhere(browser):
    assert browser.post("/leave").status_code == 405
