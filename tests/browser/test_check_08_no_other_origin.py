"""Check 8: a visit asks nothing of another origin, nothing is blocked, and no website learns where she came from."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.elsewhere import elsewhere
from tests.browser.pages import ERRORS, LANGUAGES, LOOKED, URDU_AT_ONCE
from tests.browser.seen import LISTEN

MOST_PAGES = 40
# Leaves the site, or is a file to keep.
NO_PAGE = re.compile(r"/leave$|\.(?:vcf|txt|xml)$")
HREFS = "links => links.map(link => new URL(link.getAttribute('href'), location).href.split('#')[0])"
NOT_FOUND = "Failed to load resource: the server responded with a status of 404 (Not Found)"


@pytest.mark.parametrize("path", LOOKED)
def test_a_page_is_one_request_and_nothing_of_it_is_blocked(seen, path):
    found = seen(path)
    assert len(found.asked) == 1
    assert found.status == (404 if path in ERRORS else 200)
    assert found.said == ([NOT_FOUND] if path in ERRORS else [])


@pytest.mark.parametrize("language", URDU_AT_ONCE)
def test_a_crawl_asks_nothing_of_another_origin_and_nothing_is_blocked(chromium, site, language):
    with chromium.new_context(base_url=site.url) as context:
        context.add_init_script(LISTEN)
        asked, said = heard(context)
        opened = list(crawl(context.new_page(), site.url, f"{site.url}/{language}/"))
    assert len(opened) == len(set(opened)) > 20
    assert [url for url in asked if not url.startswith(f"{site.url}/")] == []
    assert said == []
    assert len(asked) == len(opened)


def heard(context: BrowserContext) -> tuple[list[str], list[str]]:
    """Return lists that fill with the addresses asked for and with the words in the console."""
    asked: list[str] = []
    said: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    context.on("console", lambda message: said.append(message.text))
    return asked, said


def crawl(page: Page, origin: str, start: str) -> Iterator[str]:
    """Follow every link of ours, breadth first; yield the pages that were opened."""
    queue = [start, f"{start}search/?q=Karachi", f"{start}search/?q=Multan"]
    known = set(queue)
    for _number in range(MOST_PAGES):
        address = queue.pop(0)
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 200, address
        yield address
        links = page.locator("a[href]").evaluate_all(HREFS)
        new = [link for link in links if link.startswith(f"{origin}/") and not NO_PAGE.search(link)]
        queue += [link for link in dict.fromkeys(new) if link not in known]
        known |= set(new)


@pytest.mark.parametrize("language", URDU_AT_ONCE)
@pytest.mark.parametrize("rel", ["as it is", "without a word of its own"])
def test_a_website_does_not_learn_where_she_came_from(reader: Page, language, rel):
    reader.goto(f"/{language}/about/")
    link = reader.query_selector('a[href^="https://"]')
    assert link
    with elsewhere() as website:
        link.evaluate("(link, url) => { link.href = url }", website.url)
        if rel != "as it is":
            link.evaluate("link => link.removeAttribute('rel')")
        link.click()
        reader.wait_for_url(website.url)
        assert [headers.get("referer") for headers in website.told] == [None]
        assert "cookie" not in website.told[0]
        assert reader.evaluate("document.referrer") == ""


def test_the_other_website_would_notice(reader: Page):
    with elsewhere() as one, elsewhere() as other:
        reader.goto(one.url)
        reader.evaluate("url => { location.href = url }", other.url)
        reader.wait_for_url(other.url)
        assert other.told[0]["referer"] == one.url


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_to_a_website_of_a_centre_says_nothing_by_itself(reader: Page, language, centre):
    reader.goto(f"/{language}/centres/{centre}/")
    for link in reader.locator('a[href^="http"]').all():
        assert {"noreferrer", "nofollow"} <= set((link.get_attribute("rel") or "").split())
