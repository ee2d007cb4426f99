"""Photographs every kind of page: `python -m tests.browser.screenshots` fills docs/pictures, with an index.

Each page in Urdu and English, on a small phone and a desktop, light and dark: `<page>-<language>-<size>-<scheme>.webp`.
Staff's pages are called `staff-…`, those of whoever asks privately `private-…`; both are light only.
"""

import base64
import os
import re
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import django
from playwright.sync_api import Browser, Page, ViewportSize

from tests import databases
from tests.browser.chromium import launched
from tests.browser.pages import CENTRES, ERRORS, GUIDES, LANGUAGES, PATHS, open_first_centre
from tests.browser.private.pages import PAGES as HERS
from tests.browser.staff.pages import PAGES as STAFF
from tests.browser.staff.pages import StaffPage

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "pictures"
SIZES: dict[str, ViewportSize] = {"320": {"width": 320, "height": 640}, "desktop": {"width": 1024, "height": 768}}
SCHEMES = ("light", "dark")
# How much of a long page is shown, in pixels, and how large a picture may be, in bytes.
TALLEST = {"320": 1300, "desktop": 1000}
LARGEST = 30_000
QUALITIES = (40, 25, 10)
# Guides look alike: one of the texts, one about the site.
ALIKE = set(GUIDES) - {"/first-steps/", "/safety/"}


def kinds() -> dict[str, str]:
    """Return what is photographed: name of the picture, path after the language, with `{centre}` for the id of one."""
    centres = [path.removeprefix("/ur") for path in CENTRES if path.startswith("/ur/")]
    errors = [path.removeprefix("/ur") for path in ERRORS if path.startswith("/ur/")]
    return {name(path): path for path in (*PATHS, *centres, *errors) if path not in ALIKE}


def staff_kinds() -> dict[str, StaffPage]:
    """Return what is photographed of staff's pages, by the name of the picture."""
    return {f"staff-{page.name}": page for page in STAFF}


def her_kinds() -> dict[str, str]:
    """Return what is photographed of the pages of whoever asks privately: name of the picture, and where it stands."""
    at_the_code = {"back", "back-wrong", "case", "case-wrong", "given", "given-app", "sure"}
    other = dict.fromkeys(at_the_code, "/r/back/") | dict.fromkeys(("handed", "over"), "/r/from/…/")
    return {f"private-{page}": other.get(page, "/r/") for page in HERS}


def name(path: str) -> str:
    """Return a file name for a path: "/search/?q=Karachi" is "search-q-karachi"."""
    return re.sub(r"[^a-z]+", "-", path.lower()).strip("-") or "home"


def take(browser: Browser, url: str, wanted: list[str]) -> Iterator[Path]:
    """Write the pictures of the pages whose names are wanted, all when none is; yield each file."""
    chosen = {known: path for known, path in kinds().items() if not wanted or known in wanted}
    for size, scheme in product(SIZES, SCHEMES):
        context = browser.new_context(base_url=url, viewport=SIZES[size], color_scheme=scheme)  # type: ignore[arg-type]
        page = context.new_page()
        open_first_centre(page, "ur")
        centre = page.url.rstrip("/").split("/")[-1]
        for language, (known, path) in product(LANGUAGES, chosen.items()):
            page.goto(f"/{language}{path.format(centre=centre)}")
            file = FOLDER / f"{known}-{language}-{size}-{scheme}.webp"
            file.write_bytes(photograph(page, TALLEST[size]))
            yield file
        context.close()


def photograph(page: Page, tallest: int) -> bytes:
    """Return the top of the page as WebP, in the best quality that is small enough."""
    tall = page.evaluate("Math.ceil(document.documentElement.getBoundingClientRect().height)")
    clip = {"x": 0, "y": 0, "width": page.viewport_size["width"], "height": min(tall, tallest), "scale": 1}  # type: ignore[index]
    chrome = page.context.new_cdp_session(page)
    for quality in QUALITIES:
        how = {"format": "webp", "quality": quality, "clip": clip, "captureBeyondViewport": True}
        picture = base64.b64decode(chrome.send("Page.captureScreenshot", how)["data"])
        if len(picture) <= LARGEST:
            break
    return picture


def index() -> str:
    """Return the text of docs/pictures/README.md: a row of pictures for each page and size."""
    lines = ["# Pictures", "", "Taken by `python -m tests.browser.screenshots` from the shipped data."]
    for known, path in kinds().items():
        lines += _rows(known, path, SCHEMES)
    for known, page in staff_kinds().items():
        lines += _rows(known, f"/staff/{page.path}", SCHEMES[:1])
    for known, path in her_kinds().items():
        lines += _rows(known, path, SCHEMES[:1])
    return "\n".join(lines).rstrip() + "\n"


def _rows(known: str, path: str, schemes: tuple[str, ...]) -> list[str]:
    """Return the lines of one page."""
    lines = ["", f"## {known}", "", f"`{path}`", ""]
    for size in SIZES:
        shown = [f"{known}-{language}-{size}-{scheme}.webp" for language in LANGUAGES for scheme in schemes]
        lines += [" ".join(f"![{file.removesuffix('.webp')}]({file})" for file in shown), ""]
    return lines


def main() -> None:
    """Serve the shipped data and take the pictures; words on the command line name the only pages to take."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from tests.browser.private import desk
    from tests.browser.private import pictures as hers
    from tests.browser.staff import office, pictures

    template, wanted = databases.template(), sys.argv[1:]
    with office.opened(template) as working, desk.opened(template) as room, launched() as browser:
        taken = [*take(browser, working.site.url, wanted), *pictures.take(browser, working, wanted)]
        taken += hers.take(browser, room, wanted)
    (FOLDER / "README.md").write_text(index(), encoding="utf-8")
    sizes = [file.stat().st_size for file in taken]
    print(f"{len(taken)} pictures, the largest {max(sizes):,} bytes, {sum(sizes):,} together")


if __name__ == "__main__":
    main()
