"""The switch "leave no trail in this tab"."""

import pytest

from safety.trail import COOKIE

pytestmark = pytest.mark.django_db


def test_without_the_switch_pages_carry_no_script_for_it(browser):
    assert b"history.replaceState" not in browser.get("/en/").content


def test_the_switch_makes_pages_carry_the_script_and_the_policy_allow_it(browser):
    before = browser.get("/en/")["Content-Security-Policy"]
    response = browser.post("/trail", {"trail": "off", "back": "/en/places/"})
    assert (response.status_code, response["Location"]) == (303, "/en/places/")
    after = browser.get("/en/")
    assert b"history.replaceState" in after.content
    assert after["Content-Security-Policy"].count("sha256") == before.count("sha256") + 1


def test_the_switch_goes_off_again(browser):
    browser.post("/trail", {"trail": "off", "back": "/en/"})
    assert browser.post("/trail", {"trail": "on", "back": "/en/"}).cookies[COOKIE]["max-age"] == 0


def test_the_switch_ends_with_the_browser_and_is_no_pages_business(browser):
    cookie = browser.post("/trail", {"trail": "off"}).cookies[COOKIE]
    assert (cookie["max-age"], cookie["expires"], bool(cookie["httponly"]), cookie["samesite"]) == ("", "", True, "Lax")


@pytest.mark.parametrize("back", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:1", "\\\\x", ""])
def test_the_switch_leads_nowhere_else(browser, back):
    assert browser.post("/trail", {"trail": "off", "back": back})["Location"] == "/"


def test_a_strangers_form_does_not_turn_the_switch(browser):
    assert not browser.post("/trail", {"trail": "off"}, headers={"sec-fetch-site": "cross-site"}).cookies


def test_the_switch_is_not_turned_by_a_link(browser):
    assert browser.get("/trail").status_code == 405
