"""The public pages that every look goes over."""

from pathlib import Path

import pytest

# Read from the data, so that a new guide is looked at without being named here.
GUIDES = tuple(f"/{path.stem}/" for path in sorted(Path(__file__).parents[2].glob("fixtures/guides/*.json")))
LANGUAGES = ("ur", "en")
PATHS = (
    "/",
    "/places/",
    "/places/pk/sindh/",
    "/search/?q=Karachi",
    "/search/?place=pk/punjab&need=legal-aid&cost=free",
    "/search/?q=Hyderabad",
    "/search/?q=zzxxqq",
    "/search/?place=pk/sindh&need=a-yacht",
    "/search/choose/?q=Karachi",
    "/search/lines/?q=Karachi",
    "/numbers/",
    "/guides/",
    *GUIDES,
    "/card/",
    "/card/?place=pk/sindh",
    "/poster/",
    "/places/country/no/",
    "/suggest/",
    "/thanks/",
)
EVERY = tuple(f"/{language}{path}" for language in LANGUAGES for path in PATHS)
# With {centre} for the id of one.
CENTRES = tuple(
    f"/{language}/centres/{{centre}}/{more}" for language in LANGUAGES for more in ("", "report/", "claim/")
)
ERRORS = tuple(f"/{language}/nothing/here/" for language in LANGUAGES)
ALL = (*EVERY, *CENTRES, *ERRORS)
# A page is the same page in both languages; what can go wrong in one alone shows in Urdu first. So every page is looked
# at once each time, three of four in Urdu and the fourth in English, and all of them in both in the long tests.
IN_URDU = [path for path in ALL if path.startswith("/ur/") and path not in ERRORS]
IN_ENGLISH = [path for path in ALL if path.startswith("/en/") and path not in ERRORS]
AT_ONCE = {*ERRORS, *(pair[number % 4 == 1] for number, pair in enumerate(zip(IN_URDU, IN_ENGLISH, strict=True)))}
LOOKED = [path if path in AT_ONCE else pytest.param(path, marks=pytest.mark.soak) for path in ALL]
LOOKED_IN_URDU = [path for path in LOOKED if str(getattr(path, "values", [path])[0]).startswith("/ur/")]
URDU_AT_ONCE = ["ur", pytest.param("en", marks=pytest.mark.soak)]
CENTRE = "section ol.cards h3 a"


def open_first_centre(page, language: str) -> None:
    """Go to the first centre near Karachi."""
    page.goto(f"/{language}/search/?q=Karachi")
    page.locator(CENTRE).first.click()
    page.wait_for_url("**/centres/**")


def search_for(page, language: str, words: str) -> None:
    """Write into the one box of the first page, and send it."""
    page.goto(f"/{language}/")
    page.locator("#q").fill(words)
    page.locator("form[role=search] button").first.click()
