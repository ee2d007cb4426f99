"""Check 10: every journey of tests/browser/journeys.py by the keyboard alone; at every step it is seen where one is."""

import pytest
from playwright.sync_api import Page

from tests.browser.hands import Keys
from tests.browser.journeys import JOURNEYS
from tests.browser.pages import LANGUAGES


@pytest.mark.parametrize("journey", JOURNEYS, ids=lambda journey: journey.__name__)
def test_it_can_be_done_by_the_keyboard(reader: Page, journey):
    journey(Keys(reader))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_way_out_comes_first_then_the_way_past_the_head(reader: Page, language):
    reader.goto(f"/{language}/")
    for kind in ("leave", "skip"):
        reader.keyboard.press("Tab")
        assert reader.evaluate("document.activeElement.className") == kind
    reader.keyboard.press("Enter")
    reader.keyboard.press("Tab")
    assert reader.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize(
    "style",
    ["a:focus{outline:none}", ".leave{position:fixed;inset:0;z-index:9}"],
    ids=["no outline", "under the way out"],
)
def test_a_step_that_cannot_be_seen_is_noticed(reader: Page, style):
    reader.set_content(f'<style>{style}</style><div class="leave"></div><a href="/a">a</a><button>Go</button>')
    with pytest.raises(AssertionError):
        Keys(reader).press(reader.locator("button"))
