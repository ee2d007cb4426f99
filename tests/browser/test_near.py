"""The phone's own position: only on her touch, only roughly, and in no address and no log."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.pages import LANGUAGES

SOMEWHERE = {"latitude": 24.860734, "longitude": 67.001136}
ROUGHLY = "latitude=24.86&longitude=67.00"
STARTS = ("/", "/search/?q=zzxxqq")
CITY = {"ur": "کراچی", "en": "Karachi"}
EXACT = re.compile(r"24\.8607|67\.0011|24\.86\b|67\.00\b")


def phone(chromium, site, **options) -> BrowserContext:
    context = chromium.new_context(base_url=site.url, viewport={"width": 320, "height": 640}, **options)
    context.set_default_timeout(15_000)
    return context


@pytest.fixture
def granted(chromium, site):
    with phone(chromium, site, permissions=["geolocation"], geolocation=SOMEWHERE) as context:
        yield context.new_page()


@pytest.fixture
def refused(chromium, site):
    with phone(chromium, site) as context:
        yield context.new_page()


@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_one_touch_shows_what_is_near_the_phone(granted: Page, language, start):
    sent, addresses = [], []
    granted.on("request", lambda one: (sent.append(one.post_data or ""), addresses.append(one.url)))
    granted.goto(f"/{language}{start}")
    granted.locator("#near").click()
    expect(granted.locator("h1")).to_contain_text(CITY[language])
    assert any(ROUGHLY in body for body in sent)
    assert granted.url.endswith(f"/{language}/search/")
    assert not any(map(EXACT.search, addresses))
    assert not any("24.8607" in body for body in sent)


def test_what_she_chose_beside_it_counts(granted: Page):
    granted.goto("/en/")
    granted.locator("#q").fill("vakeel")
    granted.locator("#near").click()
    expect(granted.locator("main")).to_contain_text("A lawyer, legal advice")


@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_phone_that_does_not_tell_leaves_her_at_the_box(refused: Page, language, start):
    refused.goto(f"/{language}{start}")
    expect(refused.locator("#no")).to_be_hidden()
    refused.locator("#near").click()
    expect(refused.locator("#no")).to_be_visible()
    assert refused.evaluate("document.activeElement.id") == "q"
    assert re.search("[A-Za-z]{2}" if language == "en" else "[\u0600-\u06ff]{2}", refused.locator("#no").inner_text())


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_asks_for_it_before_her_touch_nor_without_javascript(visitor: Page, granted: Page, language):
    granted.add_init_script("navigator.geolocation.getCurrentPosition = () => { document.title = 'asked' }")
    granted.goto(f"/{language}/")
    expect(granted.locator("#near")).to_be_visible()
    assert granted.title() != "asked"
    visitor.goto(f"/{language}/")
    expect(visitor.locator("#near")).to_be_hidden()


def test_a_search_by_enter_asks_for_no_position(granted: Page):
    granted.goto("/en/")
    granted.locator("#q").fill("Lahore")
    granted.locator("#q").press("Enter")
    expect(granted.locator("h1")).to_contain_text("Lahore")


def test_no_line_of_the_server_holds_the_point(granted: Page, site):
    granted.goto("/en/")
    granted.locator("#near").click()
    expect(granted.locator("h1")).to_contain_text("Karachi")
    granted.goto("/en/search/?latitude=24.860734&longitude=67.001136")
    granted.goto("/en/search/nowhere?latitude=24.860734")
    assert "nowhere" not in site.words()
    assert not EXACT.search(site.words())
