"""The site behind https, a neutral site beside it, and browsers that keep pages to go back to."""

import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser import doors
from tests.browser.chromium import CHROMIUM, TRUSTING
from tests.browser.conftest import SMALL
from tests.browser.leaving.tab import Tab
from tests.sites import Site, serve

# Playwright switches the cache for going back off; people's browsers have it on.
KEEPING = ["--disable-back-forward-cache"]


@pytest.fixture(scope="session")
def neutral() -> Iterator[doors.Door]:
    """Serve a site that is not ours."""
    with doors.neutral_site() as door:
        yield door


@pytest.fixture(scope="session")
def guarded(site: Site, neutral: doors.Door) -> Iterator[Site]:
    """Serve the site once more: it leads to that neutral site, and knows that there is https before it."""
    with serve(site.database_url, NEUTRAL_SITE=f"{neutral.url}/", BEHIND_TLS="1") as running:
        yield running


@pytest.fixture
def door(guarded: Site) -> Iterator[doors.Door]:
    """Serve the site over https, under an origin that no test had before."""
    with doors.secure(guarded.port) as door:
        yield door


# The fixture `chromium` comes first: where there is none, it skips or fails.
@pytest.fixture(scope="module")
def keeping(chromium: Browser) -> Iterator[Browser]:
    """Start a Chromium that keeps pages to go back to."""
    path = shutil.which(CHROMIUM)
    browser = chromium.browser_type.launch(executable_path=path, args=list(TRUSTING), ignore_default_args=KEEPING)
    yield browser
    browser.close()


@pytest.fixture
def opened(keeping: Browser, door: doors.Door, neutral: doors.Door) -> Iterator[Callable[..., Tab]]:
    """Return what opens a tab, with JavaScript or without, in a browser of its own memory."""
    contexts: list[BrowserContext] = []

    def open_tab(*, scripts: bool = True) -> Tab:
        contexts.append(keeping.new_context(base_url=door.url, viewport=SMALL, java_script_enabled=scripts))
        contexts[-1].set_default_timeout(10_000)
        return Tab(contexts[-1], door, neutral)

    yield open_tab
    for context in contexts:
        context.close()
