"""The page for developers, in a browser: every door is drawn and can be tried, and every byte of it comes from here."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.request import urlopen

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.seen import LISTEN, RULES, SMALL

DOCS = "/api/docs/"
WIDTH = "document.documentElement.scrollWidth"
METHODS = {"get", "post", "put", "patch", "delete"}
# Swagger's part of the page is made elsewhere.
OURS = {"exclude": [["#doors"]]}
NAMED = "([context, rules]) => axe.run(context, rules).then(({violations}) => violations.map(({id}) => id))"


@dataclass
class Visit:
    """What one visit brought: addresses asked for, words in the console, and the page with a door that was tried."""

    asked: list[str]
    said: list[str]
    page: Page


@pytest.fixture(scope="module")
def visit(chromium: Browser, site) -> Iterator[Visit]:
    """Open the page on a small phone, open the door of places, and ask for Multan."""
    with chromium.new_context(base_url=site.url, viewport=SMALL) as context:
        context.set_default_timeout(15_000)
        context.add_init_script(LISTEN)
        visit = Visit([], [], context.new_page())
        context.on("request", lambda request: visit.asked.append(request.url))
        context.on("console", lambda message: visit.said.append(message.text))
        context.on("weberror", lambda error: visit.said.append(str(error.error)))
        visit.page.goto(DOCS)
        door = visit.page.locator("#operations-nearest-places")
        door.locator(".opblock-summary-control").click()
        door.locator(".parameters input").fill("Multan")
        door.locator("button.execute").click()
        door.locator(".live-responses-table .response").wait_for()
        yield visit


def test_every_door_of_the_schema_is_drawn(visit, site):
    with urlopen(f"{site.url}/api/schema/") as answer:
        paths = json.load(answer)["paths"]
    assert visit.page.locator(".opblock").count() == sum(len(METHODS & set(path)) for path in paths.values())


def test_a_door_can_be_tried_in_the_page(visit):
    response = visit.page.locator(".live-responses-table .response")
    assert response.locator(".response-col_status").inner_text().strip() == "200"
    assert "pk/punjab/multan/multan" in response.inner_text()


def test_nothing_is_blocked_nothing_is_asked_elsewhere_and_no_cookie_is_left(visit, site):
    assert visit.said == []
    assert [url for url in visit.asked if not url.startswith(f"{site.url}/")] == []
    assert f"{site.url}/api/v1/places?q=Multan" in visit.asked
    assert visit.page.context.cookies() == []


def test_a_small_phone_never_scrolls_sideways(visit):
    assert visit.page.evaluate(WIDTH) == SMALL["width"]


def test_a_lock_asks_for_the_key(visit):
    visit.page.locator("#operations-keys-key .authorization__btn").click()
    dialog = visit.page.locator(".modal-ux")
    dialog.wait_for()
    assert dialog.locator("input").is_visible()
    dialog.locator(".close-modal").click()
    dialog.wait_for(state="detached")


def test_axe_finds_nothing_in_what_is_ours(visit):
    visit.page.evaluate(Axe().axe_script)
    assert visit.page.evaluate(NAMED, [OURS, RULES]) == []


def test_without_javascript_the_examples_and_the_description_are_there(visitor: Page):
    visitor.goto(DOCS)
    assert visitor.locator("main pre").count() == 4
    assert visitor.locator('main a[href="/api/schema/"]').is_visible()
    assert visitor.locator("noscript").inner_text() == "To try the doors here, the page needs JavaScript."
    assert visitor.locator("main").evaluate("one => one.scrollWidth <= innerWidth") is True
