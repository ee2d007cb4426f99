"""The public pages that every look goes over."""

from pathlib import Path

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
CENTRES = tuple(f"/{language}/centres/{{centre}}/{more}" for language in LANGUAGES for more in ("", "report/"))
ERRORS = tuple(f"/{language}/nothing/here/" for language in LANGUAGES)
LOOKED = (*EVERY, *CENTRES, *ERRORS)
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
