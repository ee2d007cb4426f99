"""A real Chromium for the tests that look at pages. It runs without any request of its own to the network."""

import os
import re
from collections.abc import Callable, Iterator
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.chromium import demanded
from tests.browser.remembered import remembered
from tests.browser.seen import Seen, visit

SMALL = {"width": 320, "height": 640}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what stands in this folder, so that a lane can choose it."""
    for item in items:
        if "tests/browser/" in item.nodeid:
            item.add_marker(pytest.mark.browser)


# One browser a module: while it runs, its event loop forbids Django's database in this thread.
@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Start the system's Chromium."""
    with demanded() as browser:
        yield browser


@pytest.fixture
def visitor(chromium: Browser, site) -> Iterator[Page]:
    """Open a small phone's page with JavaScript switched off."""
    yield from _page(chromium.new_context(base_url=site.url, viewport=SMALL, java_script_enabled=False))


@pytest.fixture
def reader(chromium: Browser, site) -> Iterator[Page]:
    """Open a small phone's page into which a test may look with scripts of its own."""
    yield from _page(chromium.new_context(base_url=site.url, viewport=SMALL, bypass_csp=True))


def _page(context: BrowserContext) -> Iterator[Page]:
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def centre(site) -> str:
    """Return the id of the first centre near Karachi."""
    with urlopen(f"{site.url}/en/search/?q=Karachi") as answer:
        page = answer.read().decode()
    found = re.search(r'<ol class="cards">.*?/centres/([0-9a-f-]{36})/', page, re.DOTALL)
    assert found
    return found[1]


@pytest.fixture
def seen(chromium: Browser, site, centre, tmp_path_factory) -> Callable[[str], Seen]:
    """Return what looks at a page of pages.ALL; each page is looked at once in a run, whoever asks first."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "seen"
    folder.mkdir(exist_ok=True)
    return lambda path: remembered(folder, path, lambda: visit(chromium, site.url, path.format(centre=centre)))
