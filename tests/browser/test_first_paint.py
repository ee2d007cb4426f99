"""How long she waits on a slow line until she sees something (`make soak`; the figures are printed)."""

import shutil

import pytest

from tests.browser.chromium import CHROMIUM, TRUSTING
from tests.browser.pages import CENTRE
from tests.browser.weights import body
from tests.slow_line import Line, slow_line

pytestmark = pytest.mark.soak

MOST_S = 2.5
FIRST_PAINT = """new Promise(done => new PerformanceObserver(list => {
  const found = list.getEntriesByName('first-contentful-paint')[0]
  if (found) done(found.startTime / 1000)
}).observe({type: 'paint', buffered: true}))"""
PAGES = ("/ur/", "/ur/search/?q=Karachi", "centre")


# A certificate that is refused first and then let through would cost a second connection.
@pytest.fixture(scope="module")
def trusting(chromium):
    path = shutil.which(CHROMIUM)
    browser = chromium.browser_type.launch(executable_path=path, args=list(TRUSTING))
    yield browser
    browser.close()


@pytest.fixture(scope="module")
def centre(site, chromium):
    with chromium.new_context(base_url=site.url) as context:
        page = context.new_page()
        page.goto("/ur/search/?q=Karachi")
        return page.locator(CENTRE).first.get_attribute("href")


@pytest.mark.parametrize("path", PAGES)
def test_a_phone_that_was_never_here_paints_soon(trusting, site, centre, path, capsys):
    path = centre if path == "centre" else path
    # The server has made the page before, as on any day.
    body(site, path)
    with slow_line(site.port) as line, _phone(trusting, line) as context:
        page = context.new_page()
        page.goto(path)
        seconds = page.evaluate(FIRST_PAINT)
    _say(capsys, path, seconds, line)
    assert seconds <= MOST_S


def test_so_does_the_answer_to_a_search_sent_from_the_first_page(trusting, site, capsys):
    with slow_line(site.port) as line, _phone(trusting, line) as context:
        page = context.new_page()
        page.goto("/ur/")
        page.locator("#q").fill("Karachi")
        page.locator("form[role=search] button").first.click()
        page.locator("a.dial").first.wait_for()
        seconds = page.evaluate(FIRST_PAINT)
    _say(capsys, "/ur/ then a search", seconds, line)
    assert seconds <= MOST_S


def test_the_line_is_as_slow_as_it_says(trusting, site):
    with slow_line(site.port) as line, _phone(trusting, line) as context:
        page = context.new_page()
        page.goto("/ur/")
        timing = page.evaluate("performance.getEntriesByType('navigation')[0].toJSON()")
    assert line.connections == 1
    # TCP takes one round trip, TLS 1.3 another one and its bytes.
    assert timing["connectEnd"] - timing["connectStart"] >= 600
    assert timing["responseStart"] - timing["requestStart"] >= 300
    assert timing["responseEnd"] - timing["responseStart"] >= timing["transferSize"] * 8 / 50 * 0.4


def _phone(browser, line: Line):
    context = browser.new_context(base_url=line.url, viewport={"width": 320, "height": 640})
    context.set_default_timeout(60_000)
    return context


def _say(capsys, path: str, seconds: float, line: Line) -> None:
    with capsys.disabled():
        print(f"\n{path}: first paint {seconds:.2f} s; {line.down.carried} bytes down, {line.up.carried} up, ", end="")
        print(f"{line.connections} connections")
