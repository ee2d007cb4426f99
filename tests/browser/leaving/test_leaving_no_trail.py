"""Check 5: with "leave no trail in this tab" on, the tab's history holds none of our pages after leaving."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.leaving.tab import Tab

Opened = Callable[..., Tab]


@pytest.fixture
def trackless(opened: Opened) -> Tab:
    """A tab in which the switch is on. It was at another site before."""
    tab = opened()
    tab.context.add_cookies([{"name": "trail", "value": "off", "url": tab.door.url}])
    tab.page.goto("/en/")
    return tab


def wander(tab: Tab) -> None:
    """Open six pages by links."""
    for path in ("/en/places/", "/en/", "/en/about/", "/en/", "/en/places/", "/en/"):
        tab.page.locator(f'a[href="{path}"]').first.click()
        tab.page.wait_for_url(f"**{path}")


def search(tab: Tab, words: str) -> None:
    tab.page.locator("#q").fill(words)
    tab.page.locator("form[role=search] button").first.click()
    expect(tab.page.locator("h1")).to_contain_text(words)


@pytest.mark.parametrize("keeps_cookies", [True, False], ids=["led to the answer", "answered at once"])
def test_check_5_six_pages_and_a_search_leave_nothing_in_the_tab(trackless: Tab, keeps_cookies):
    wander(trackless)
    if not keeps_cookies:
        trackless.context.clear_cookies(name="question")
    search(trackless, "Karachi")
    trackless.open_centre()
    trackless.leave()
    assert set(trackless.addresses) <= {"about:blank", f"{trackless.neutral.url}/"}
    assert len(trackless.addresses) == 3


def test_without_the_switch_the_same_way_is_in_the_tabs_history(opened: Opened):
    tab = opened()
    tab.page.goto("/en/")
    wander(tab)
    assert len([address for address in tab.addresses if address.startswith(tab.door.url)]) == 7


def test_an_answer_that_comes_at_once_looks_as_ever_and_leaves_as_ever(trackless: Tab):
    said: list[str] = []
    trackless.page.on("console", lambda message: said.append(message.text))
    trackless.context.clear_cookies(name="question")
    search(trackless, "Karachi")
    assert trackless.page.url == f"{trackless.door.url}/en/search/"
    assert trackless.page.evaluate("getComputedStyle(document.querySelector('.leave')).position") == "sticky"
    trackless.page.get_by_role("button", name="اردو").click()
    expect(trackless.page.locator("html")).to_have_attribute("lang", "ur")
    trackless.leave()
    assert not [text for text in said if "Content Security Policy" in text]


def test_a_button_that_carries_an_answer_carries_it(trackless: Tab):
    trackless.page.locator("#q").fill("Hyderabad")
    trackless.page.locator("form[role=search] button").first.click()
    trackless.page.locator('button[name="place"]').filter(has_text="Sindh").first.click()
    expect(trackless.page.locator("h1")).to_contain_text("Hyderabad")


def test_without_the_network_she_sees_that_nothing_came(trackless: Tab):
    trackless.door.shut()
    trackless.page.locator("#q").fill("Karachi")
    with trackless.page.expect_event("framenavigated"):
        trackless.page.locator("form[role=search] button").first.click()
    assert trackless.url.startswith("chrome-error:")


def test_the_switch_stands_on_the_safety_page_and_works_without_javascript(opened: Opened):
    tab = opened(scripts=False)
    tab.page.goto("/en/safety/")
    tab.page.get_by_role("button", name="Switch it on").click()
    expect(tab.page.get_by_role("button", name="Switch it off")).to_be_visible()
    assert (tab.page.url, "trail" in tab.cookies) == (f"{tab.door.url}/en/safety/", True)
    tab.page.get_by_role("button", name="Switch it off").click()
    expect(tab.page.get_by_role("button", name="Switch it on")).to_be_visible()
    assert "trail" not in tab.cookies
