"""Photographs staff's pages, for tests/browser/screenshots.py."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.pages import LANGUAGES
from tests.browser.screenshots import FOLDER, SIZES, TALLEST, photograph, staff_kinds
from tests.browser.staff.cast import gathered
from tests.browser.staff.looking import open_page
from tests.browser.staff.office import Office


def take(browser: Browser, office: Office, wanted: list[str]) -> Iterator[Path]:
    """Write the pictures of the pages whose names are wanted, all when none is; yield each file."""
    chosen = {known: at for known, at in staff_kinds().items() if not wanted or known in wanted}
    cast = gathered(office)
    for size in SIZES:
        context = browser.new_context(viewport=SIZES[size])
        page = context.new_page()
        for language, (known, at) in product(LANGUAGES, chosen.items()):
            open_page(page, cast, at, language)
            file = FOLDER / f"{known}-{language}-{size}-light.webp"
            file.write_bytes(photograph(page, TALLEST[size]))
            yield file
        context.close()
