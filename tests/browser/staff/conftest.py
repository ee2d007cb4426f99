"""Staff's browsers, and the office they work in."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.chromium import demanded
from tests.browser.conftest import SMALL
from tests.browser.seen import LISTEN
from tests.browser.staff import cast as casting
from tests.browser.staff import office as offices
from tests.browser.staff.cast import Cast, Cookies, kept
from tests.browser.staff.looking import USUAL, Looker
from tests.browser.staff.office import Office


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what stands in this folder: it touches a database, though not that of the test's own process."""
    for item in items:
        if "tests/browser/staff/" in item.nodeid:
            item.add_marker("database")


@pytest.fixture(scope="session")
def office(template_database: str, django_db_blocker) -> Iterator[Office]:
    """Have the site, its worker and its mail."""
    with offices.opened(template_database, django_db_blocker.unblock) as office:
        yield office


@pytest.fixture(scope="session")
def cast(office: Office) -> Cast:
    """Have the demo's people in it."""
    return casting.gathered(office)


# One browser for the folder: what tests do in the database they do in a thread (office.py).
@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """Start the system's Chromium."""
    with demanded() as browser:
        yield browser


@pytest.fixture(scope="module")
def looker(chromium: Browser, cast: Cast) -> Iterator[Looker]:
    """A phone that looks at pages."""
    with chromium.new_context(viewport=SMALL) as context:
        yield Looker(context, cast)


@pytest.fixture
def phone(chromium: Browser, office: Office) -> Iterator[Callable[..., Page]]:
    """Return what opens a small phone's page, with cookies in it. At the end nothing was blocked or asked elsewhere."""
    contexts: list[BrowserContext] = []
    said: list[str] = []
    asked: list[str] = []

    def take(cookies: Cookies | None = None, **more: object) -> Page:
        context = chromium.new_context(base_url=office.site.url, **{"viewport": SMALL} | more)
        contexts.append(context)
        context.set_default_timeout(15_000)
        context.add_cookies(kept(office, cookies or {}))
        context.add_init_script(LISTEN)
        context.on("console", lambda message: said.append(message.text))
        context.on("request", lambda request: asked.append(request.url))
        return context.new_page()

    yield take
    for context in contexts:
        context.close()
    assert [words for words in said if not words.startswith(USUAL)] == []
    assert [url for url in asked if not url.startswith((office.site.url, office.neutral.url))] == []
