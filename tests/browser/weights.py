"""What pages weigh on the wire, counted by Chromium (`python -m tests.browser.weights` prints the table).

KB are 1,000 bytes. A page is its body as it came, compressed; the head of an answer is counted apart, as HTTP/1.1
sends it, without Set-Cookie. Every page is opened with an empty cache.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection

import brotli
import psycopg
from playwright.sync_api import Browser, Page

from tests import databases
from tests.browser.chromium import launched
from tests.browser.pages import ERRORS, EVERY
from tests.sites import Site, serve

HEAD = 800
SCRIPTS = 600
JOURNEY = 12_000
NEUTRAL = 2_000
CENTRE = 4_000
# The first row that fits the path after its language.
LIMITS = (
    (r"/", 4_000),
    (r"/search/.*", 5_000),
    (r"/centres/[^/]*/", CENTRE),
    (r"/nothing/.*", 4_000),
    (r"/[a-z-]+/", 8_000),
    (r".*", 5_000),
)
# Cities whose results have ten cards, and long ones.
CITIES = ("Karachi", "Lahore", "Islamabad", "Peshawar", "Quetta", "Multan", "Faisalabad", "Sukkur", "Gilgit", "Swat")


@dataclass(frozen=True)
class Answer:
    """One answer: bytes of its head without Set-Cookie, and of its body as it came."""

    url: str
    status: int
    head: int
    body: int


def limit(path: str) -> int:
    """Return the most bytes that the page at a path may weigh; the path begins with its language."""
    rest = re.sub("^/[a-z]{2}(?=/)", "", path)
    return next(most for pattern, most in LIMITS if re.fullmatch(pattern, rest))


@contextmanager
def watched(page: Page) -> Iterator[Callable[[], list[Answer]]]:
    """Count all that comes meanwhile; what is given returns it once the pages have come whole."""
    heads: dict[str, list[tuple[int, str]]] = {}
    totals: dict[str, int] = {}
    urls: dict[str, list[str]] = {}
    devtools = page.context.new_cdp_session(page)
    devtools.on("Network.requestWillBeSent", lambda e: urls.setdefault(e["requestId"], []).append(e["request"]["url"]))
    devtools.on(
        "Network.responseReceivedExtraInfo",
        lambda e: heads.setdefault(e["requestId"], []).append((e["statusCode"], e.get("headersText", ""))),
    )
    devtools.on("Network.loadingFinished", lambda e: totals.update({e["requestId"]: int(e["encodedDataLength"])}))
    devtools.send("Network.enable")
    devtools.send("Network.setCacheDisabled", {"cacheDisabled": True})

    def answers() -> list[Answer]:
        page.wait_for_load_state("networkidle")
        return [one for number in urls for one in _answers(urls[number], heads[number], totals[number])]

    yield answers
    devtools.detach()


def _answers(urls: list[str], heads: list[tuple[int, str]], total: int) -> list[Answer]:
    """Return the answers of one request: redirects have a head alone, and the last one all that is left."""
    *before, (status, text) = heads
    redirects = [Answer(url, code, _light(head), 0) for url, (code, head) in zip(urls, before, strict=False)]
    return [*redirects, Answer(urls[-1], status, _light(text), total - len(text))]


def _light(head: str) -> int:
    return len(re.sub("(?im)^set-cookie:.*\r?\n", "", head))


def opened(browser: Browser, site: Site, path: str, **cookies: str) -> list[Answer]:
    """Open one page with an empty cache, and these cookies alone; return all that came for it."""
    with browser.new_context(base_url=site.url) as context, watched(page := context.new_page()) as answers:
        for name, value in cookies.items():
            context.add_cookies([{"name": name, "value": value, "url": site.url}])
        page.goto(path)
        return answers()


def journey(browser: Browser, site: Site, language: str) -> list[Answer]:
    """Go from the first page to the results, where the numbers to call are; return all that came."""
    with browser.new_context(base_url=site.url) as context, watched(page := context.new_page()) as answers:
        page.goto(f"/{language}/")
        page.locator("#q").fill("Karachi")
        page.locator("form[role=search] button").first.click()
        page.locator("a.dial").first.wait_for()
        return answers()


def body(site: Site, path: str, **headers: str) -> tuple[int, str]:
    """Return the length of a page's body as it came in brotli, and the page, without a browser."""
    connection = HTTPConnection("localhost", site.port, timeout=30)
    connection.request("GET", path, headers={"Accept-Encoding": "br"} | headers)
    content = connection.getresponse().read()
    connection.close()
    return len(content), brotli.decompress(content).decode()


def centres(site: Site, language: str) -> list[str]:
    """Return the paths of all centres, as the ready cards have them."""
    with psycopg.connect(site.database_url) as database:
        cards = database.execute("select html from directory_card where language = %s", [language]).fetchall()
    return sorted({path for (html,) in cards for path in re.findall('href="(/[a-z]+/centres/[^"]+)"', html)})


def main() -> None:
    """Serve the shipped data, open every page, print a table in Markdown."""
    with databases.clone(databases.template()) as name, serve(databases.url_of(name)) as site, launched() as browser:
        print("| page | body | limit | head | requests |\n|---|--:|--:|--:|--:|")
        for path in (*EVERY, *ERRORS, *(f"/ur/search/?q={city}" for city in CITIES)):
            answers = opened(browser, site, path)
            last = answers[-1]
            mark = "" if last.body <= limit(path) else " **over**"
            print(f"| {path} | {last.body}{mark} | {limit(path)} | {last.head} | {len(answers)} |")
        (neutral,) = opened(browser, site, "/", away="1")
        print(f"| / after leaving | {neutral.body} | {NEUTRAL} | {neutral.head} | 1 |")
        steps = journey(browser, site, "ur")
        print(f"\nhome, results, number: {sum(step.head + step.body for step in steps)} of {JOURNEY}")


if __name__ == "__main__":
    main()
