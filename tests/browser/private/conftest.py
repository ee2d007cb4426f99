"""A desk that can be asked, and the small phones of those who ask."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.chromium import demanded
from tests.browser.conftest import SMALL
from tests.browser.leaving.conftest import door, keeping, neutral, opened  # noqa: F401 - fixtures of these tests too
from tests.browser.private import desk as desks
from tests.browser.private.desk import Room
from tests.browser.seen import LISTEN
from tests.browser.staff.looking import USUAL
from tests.sites import Site, serve


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what stands in this folder: it touches a database, though not that of the test's own process."""
    for item in items:
        if "tests/browser/private/" in item.nodeid:
            item.add_marker("database")


@pytest.fixture(scope="session")
def room(template_database: str, django_db_blocker) -> Iterator[Room]:
    """Have the site and its desk."""
    with desks.opened(template_database, django_db_blocker.unblock) as room:
        yield room


@pytest.fixture(scope="session")
def guarded(room: Room, neutral) -> Iterator[Site]:  # noqa: F811 - the fixture
    """Serve the site with the desk once more, behind https."""
    with serve(room.site.database_url, NEUTRAL_SITE=f"{neutral.url}/", BEHIND_TLS="1") as running:
        yield running


# One browser for the folder: what tests do in the database they do in a thread (desk.py).
@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """Start the system's Chromium."""
    with demanded() as browser:
        yield browser


@pytest.fixture
def phone(chromium: Browser, room: Room) -> Iterator[Callable[..., Page]]:
    """Return what opens a small phone's page, without JavaScript unless it is wanted.

    At the end nothing was blocked or asked elsewhere.
    """
    contexts: list[BrowserContext] = []
    said: list[str] = []
    asked: list[str] = []

    def take(*, scripts: bool = False) -> Page:
        context = chromium.new_context(base_url=room.site.url, viewport=SMALL, java_script_enabled=scripts)
        contexts.append(context)
        context.set_default_timeout(15_000)
        context.add_init_script(LISTEN)
        context.on("console", lambda message: said.append(message.text))
        context.on("request", lambda request: asked.append(request.url))
        return context.new_page()

    yield take
    for context in contexts:
        context.close()
    assert [words for words in said if not words.startswith(USUAL)] == []
    assert [url for url in asked if not url.startswith((f"{room.site.url}/", room.neutral.url))] == []
