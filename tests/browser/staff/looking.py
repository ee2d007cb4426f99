"""Looks at a page of staff, as tests/browser/seen.py does at those of the public."""

from collections.abc import Iterator
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page

from tests.browser.seen import CONTRAST, IN_ORDER, LISTEN, RULES, SMALL
from tests.browser.staff.cast import Cast, kept
from tests.browser.staff.pages import StaffPage
from tests.browser.staff.steps import SEND

# What a browser says of every answer that is an error, and of leaving.
USUAL = ("Failed to load resource: the server responded with a status of 4", "Clear-Site-Data header on")
# Notes every step of the keyboard that nothing shows; returns how many steps there are.
WATCH = """() => {
  window.unseen = [];
  addEventListener('focusin', ({target}) => {
    const style = getComputedStyle(target);
    if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) unseen.push(target.outerHTML.slice(0, 90));
  });
  return [...document.querySelectorAll('a, button, summary, input, select, textarea')]
    .filter(one => one.type !== 'hidden' && one.checkVisibility()).length;
}"""
AXE = """rules => axe.run(document, rules).then(({violations}) =>
  violations.map(({id, nodes}) => `${id}: ${nodes[0].html.slice(0, 150)}`))"""
# What is folded is looked at too.
UNFOLD = "for (const one of document.querySelectorAll('details:not(nav *, header *)')) one.open = true"
TITLES = {"ur": "راہ: عملہ", "en": "Raah: staff"}


class Looker:
    """A small phone that is in one hand after the other. What it asks elsewhere or says in its console is a fault."""

    def __init__(self, context: BrowserContext, cast: Cast) -> None:
        context.add_init_script(LISTEN)
        # There from the start of every page: to send it anew for every look costs more than the look.
        context.add_init_script(Axe().axe_script)
        self.page, self._cast = context.new_page(), cast
        self._asked: list[str] = []
        self._said: list[str] = []
        self.page.on("request", lambda request: self._asked.append(request.url))
        self.page.on("console", lambda message: self._said.append(message.text))

    def faults(self, at: StaffPage, language: str) -> dict[str, Any]:
        """Open a page and return what is wrong with it, by the name of the look."""
        self._asked.clear()
        self._said.clear()
        self.page.set_viewport_size(SMALL)
        open_page(self.page, self._cast, at, language)
        self.page.evaluate(UNFOLD)
        found = {"led elsewhere": self._elsewhere(at, language)} | dict(self._looks(language))
        return {name: fault for name, fault in found.items() if fault}

    def _elsewhere(self, at: StaffPage, language: str) -> list[str]:
        """Return where a page of the desk or of an inbox has led instead of being shown, as to a locked vault."""
        is_led = at.path.startswith(("desk/", "inbox/")) and self.page.url != address(self._cast, at, language)
        return [self.page.url] if is_led and not at.sent else []

    def _looks(self, language: str) -> Iterator[tuple[str, Any]]:
        page, url = self.page, self._cast.office.site.url
        yield "asked elsewhere", [asked for asked in self._asked if not asked.startswith(f"{url}/")]
        yield "said", [said for said in self._said if not said.startswith(USUAL)]
        yield "title", [page.title()] if page.title() != TITLES[language] else []
        yield "unseen", unseen(page)
        for name in _fitting(page, language):
            yield name, EXPECTED.get(name, _same)(LOOKS[name](page), language)


def open_page(page: Page, cast: Cast, at: StaffPage, language: str) -> None:
    """Open it as whoever looks at it, and send its form where that is wanted."""
    page.context.clear_cookies()
    page.context.add_cookies(kept(cast.office, cast.cookies_of(at.who)))
    page.goto(address(cast, at, language))
    if at.sent:
        _say(page, at)
        with page.expect_navigation():
            page.locator(at.button or SEND).first.click()


def _say(page: Page, at: StaffPage) -> None:
    """Choose or write what the page's form is sent with."""
    for name, value in at.said.items():
        choice = page.locator(f"[name={name}][value='{value}']")
        choice.check() if choice.count() else page.locator(f"[name={name}]").fill(value)


def address(cast: Cast, at: StaffPage, language: str) -> str:
    """Return where a page is."""
    return f"{cast.office.site.url}/{language}/staff/{at.path.format(**cast.names)}"


def unseen(page: Page) -> list[str]:
    """Go through the page by the tab key; return the steps that cannot be seen."""
    for _step in range(page.evaluate(WATCH)):
        page.keyboard.press("Tab")
    found: list[str] = page.evaluate("unseen")
    return found


def axe(page: Page, rules: dict[str, Any] = RULES) -> list[str]:
    """Return what axe finds: rule and first element."""
    found: list[str] = page.evaluate(AXE, rules)
    return found


def _in_the_dark(page: Page) -> list[str]:
    page.emulate_media(color_scheme="dark")
    found = axe(page, CONTRAST)
    page.emulate_media(color_scheme="light")
    return found


def _fitting(page: Page, language: str) -> list[str]:
    """Leave out what finds the same in every language, and what looks under the way out where there is none."""
    left_out = {"opened"} | ({"dark"} if language == "ur" else set())
    if page.locator(".leave").count() == 0:
        left_out.add("covered")
    return [name for name in LOOKS if name not in left_out]


def _same(found: Any, _language: str) -> Any:
    return found


def _turned(found: list[str], language: str) -> list[str]:
    return [] if found == ["rtl" if language == "ur" else "ltr"] else found


def _close(found: list[float], language: str) -> list[float]:
    return [height for height in found if height < 1.8] if language == "ur" else []


LOOKS = IN_ORDER | {"axe": axe, "dark": _in_the_dark}
EXPECTED = {"direction": _turned, "leading": _close}
