"""Check 9: every journey of tests/browser/journeys.py, on a small phone with JavaScript switched off."""

import pytest
from playwright.sync_api import Page

from tests.browser.hands import Finger
from tests.browser.journeys import JOURNEYS


@pytest.mark.parametrize("journey", JOURNEYS, ids=lambda journey: journey.__name__)
def test_it_can_be_done_without_javascript(visitor: Page, journey):
    journey(Finger(visitor))


def test_javascript_is_really_off(visitor: Page):
    visitor.set_content("<p id=a>off</p><script>a.textContent = 'on'</script>")
    assert visitor.locator("#a").inner_text() == "off"
