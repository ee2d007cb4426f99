"""The public pages that every look goes over."""

LANGUAGES = ("ur", "en")
PATHS = (
    "/",
    "/about/",
    "/places/",
    "/places/pk/sindh/",
    "/search/?q=Karachi",
    "/search/?place=pk/punjab&need=legal-aid&cost=free",
    "/search/?q=Hyderabad",
    "/search/?q=zzxxqq",
    "/search/?place=pk/sindh&need=a-yacht",
)
EVERY = tuple(f"/{language}{path}" for language in LANGUAGES for path in PATHS)
CENTRE = "section ol.cards h3 a"


def open_first_centre(page, language: str) -> None:
    """Go to the first centre near Karachi."""
    page.goto(f"/{language}/search/?q=Karachi")
    page.locator(CENTRE).first.click()
    page.wait_for_url("**/centres/**")
