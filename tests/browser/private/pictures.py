"""Photographs her pages, for tests/browser/screenshots.py."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.browser.pages import LANGUAGES
from tests.browser.private.desk import Room
from tests.browser.private.looking import go
from tests.browser.screenshots import FOLDER, SIZES, TALLEST, her_kinds, photograph


def take(browser: Browser, room: Room, wanted: list[str]) -> Iterator[Path]:
    """Write the pictures of her pages whose names are wanted, all when none is; yield each file."""
    chosen = [known for known in her_kinds() if not wanted or known in wanted]
    if not chosen:
        return
    for size, language in product(SIZES, LANGUAGES):
        taken: list[Path] = []

        def stop(name: str, page: Page, size: str = size, language: str = language, taken: list[Path] = taken) -> None:
            if (known := f"private-{name}") in chosen:
                # Where the page was scrolled, the way out would stand in the middle of the picture.
                page.evaluate("scrollTo(0, 0)")
                file = FOLDER / f"{known}-{language}-{size}-light.webp"
                file.write_bytes(photograph(page, TALLEST[size]))
                taken.append(file)

        with browser.new_context(base_url=room.site.url, viewport=SIZES[size]) as context:
            go(context.new_page(), room, language, stop)
        yield from taken
