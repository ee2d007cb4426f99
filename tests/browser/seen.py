"""Looks at a page once for all checks: what it asked for, and what each script of looks/ finds wrong with it."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.weights import Answer, watched

LOOKS = Path(__file__).parent / "looks"
SMALL = {"width": 320, "height": 640}
# A window of 1280 by 1024 pixels, enlarged four times.
ZOOMED = {"width": 320, "height": 256}
RULES = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}},
}
CONTRAST = {"resultTypes": ["violations"], "runOnly": {"type": "rule", "values": ["color-contrast"]}}
LISTEN = "addEventListener('securitypolicyviolation', found => console.error(`blocked: ${found.violatedDirective}`))"


@dataclass(frozen=True, slots=True)
class Seen:
    """What one visit brought.

    Addresses asked for, words in the console, faults by the name of the look, answers, and what the page shows of
    itself beside its words, each with where.
    """

    status: int
    asked: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    faults: dict[str, Any] = field(default_factory=dict)
    answers: list[dict[str, Any]] = field(default_factory=list)
    shown: list[list[str]] = field(default_factory=list)

    @property
    def weighed(self) -> list[Answer]:
        """Return what came, as it weighs on the wire."""
        return [Answer(**one) for one in self.answers]


@cache
def script(name: str) -> str:
    """Return the text of a look."""
    return (LOOKS / f"{name}.js").read_text(encoding="utf-8")


def look(page: Page, name: str) -> Any:
    """Run one look on an open page."""
    return page.evaluate(script(name))


def axe(page: Page, rules: dict[str, Any] = RULES) -> list[str]:
    """Return what axe finds: rule and first element."""
    return _named(Axe().run(page, options=rules).response["violations"])


def _named(found: list[dict[str, Any]]) -> list[str]:
    return [f"{rule['id']}: {rule['nodes'][0]['html'][:150]}" for rule in found]


def shown_on(page: Page) -> list[list[str]]:
    """Return what an open page shows of itself where a tab, a history, a chat or a shoulder may read it."""
    return [*look(page, "shown"), *(["cookie", cookie["name"]] for cookie in page.context.cookies())]


def visit(browser: Browser, base: str, path: str) -> Seen:
    """Open a page as a small phone does, and look at it in every way."""
    with browser.new_context(base_url=base, viewport=SMALL) as context:
        context.add_init_script(LISTEN)
        page, asked, said = context.new_page(), [], []
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(message.text))
        with watched(page) as answers:
            answer = page.goto(path, wait_until="load")
            shown = shown_on(page)
            faults = {name: found(page) for name, found in IN_ORDER.items()}
            came = [asdict(one) for one in answers()]
        return Seen(answer.status if answer else 0, asked, said, faults, came, shown)


def _in_the_dark(page: Page) -> list[str]:
    page.emulate_media(color_scheme="dark")
    # Axe is in the page since the look before: to put it there again would take as long as this look.
    found = _named(page.evaluate("async rules => (await axe.run(document, rules)).violations", CONTRAST))
    page.emulate_media(color_scheme="light")
    return found


def _zoomed(page: Page) -> list[str]:
    page.set_viewport_size(ZOOMED)
    return [*look(page, "overflow"), *look(page, "crossed")]


def _spaced(page: Page) -> list[str]:
    look(page, "wider")
    return [*look(page, "overflow"), *look(page, "crossed")]


def _opened(page: Page) -> list[str]:
    look(page, "opened")
    return [*look(page, "overflow"), *look(page, "targets"), *look(page, "crossed")]


PLAIN = ("direction", "leading", "overflow", "targets", "covered", "digits", "tofu", "crossed")
# What changes the page stands last.
IN_ORDER: dict[str, Callable[[Page], list[Any]]] = {
    **{name: partial(look, name=name) for name in PLAIN},
    "axe": axe,
    "dark": _in_the_dark,
    "opened": _opened,
    "zoomed": _zoomed,
    "spaced": _spaced,
}
