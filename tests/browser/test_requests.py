"""What a visit asks of the network: one request a page, and nothing of anybody else."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from directory import question_cookie
from tests.browser.pages import EVERY, LANGUAGES, open_first_centre

MOST_PAGES = 60


@pytest.mark.parametrize("path", EVERY)
def test_a_page_is_one_request(reader: Page, path):
    asked = []
    reader.on("request", lambda request: asked.append(request.url))
    reader.goto(path, wait_until="networkidle")
    assert len(asked) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_crawl_asks_nothing_of_another_origin_and_nothing_is_blocked(chromium, site, language):
    with chromium.new_context(base_url=site.url) as context:
        page = context.new_page()
        asked, said = [], []
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(message.text))
        seen = crawl(page, f"{site.url}/{language}/")
        assert {cookie.get("name") for cookie in context.cookies()} == {question_cookie.NAME}
    assert len(seen) > 20
    assert [url for url in asked if not url.startswith(f"{site.url}/")] == []
    assert said == []
    assert len(asked) == len(seen)


def crawl(page: Page, start: str) -> set[str]:
    """Follow every link of our own, breadth first; return the pages that were opened."""
    origin = "{0.scheme}://{0.netloc}".format(urlsplit(start))
    queue, seen = [start, f"{start}search/?q=Karachi", f"{start}search/?q=Multan"], set()
    while queue and len(seen) < MOST_PAGES:
        address = queue.pop(0)
        if address in seen:
            continue
        seen.add(address)
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 200, address
        links = page.locator("a[href]").evaluate_all("links => links.map(link => link.href.split('#')[0])")
        queue += [link for link in links if re.match(f"{origin}/(ur|en)?/?", link) and link not in seen]
    return seen


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_website_does_not_learn_where_she_came_from(reader: Page, language):
    open_first_centre(reader, language)
    for link in reader.locator('a[href^="http"]').all():
        assert {"noreferrer", "nofollow"} <= set((link.get_attribute("rel") or "").split())
