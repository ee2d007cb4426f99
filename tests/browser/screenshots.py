"""Takes the README's pictures: `python -m tests.browser.screenshots` writes docs/pictures/results-*.png."""

from pathlib import Path

from tests import databases
from tests.browser.chromium import launched
from tests.sites import serve

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "pictures"
SIZES = {"320": {"width": 320, "height": 900}, "desktop": {"width": 900, "height": 900}}


def take(url: str) -> None:
    """Photograph the results near Karachi in both languages and sizes."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with launched() as browser:
        for language in ("ur", "en"):
            for size, viewport in SIZES.items():
                page = browser.new_page(viewport=viewport)
                page.goto(f"{url}/{language}/search/?q=krachi")
                page.screenshot(path=FOLDER / f"results-{language}-{size}.png")
                page.close()


def main() -> None:
    """Serve the shipped data and take the pictures."""
    with databases.clone(databases.template()) as name, serve(databases.url_of(name)) as site:
        take(site.url)


if __name__ == "__main__":
    main()
