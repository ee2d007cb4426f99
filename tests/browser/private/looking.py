"""One way through her pages that stops at each: what is wrong with it is looked for, or it is photographed."""

from collections.abc import Callable
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.hands import Finger
from tests.browser.private import steps
from tests.browser.private.desk import Room
from tests.browser.seen import LISTEN, SMALL
from tests.browser.staff.looking import EXPECTED, LOOKS, USUAL, unseen

Stop = Callable[[str, Page], None]
TITLES = {"ur": "راہ", "en": "Raah"}


def go(page: Page, room: Room, language: str, stop: Stop) -> None:
    """Go through all pages in one language; stop at each."""
    hand = Finger(page)
    _begin(hand, language, stop)
    _ask(hand, stop)
    code = _send(hand, stop)
    _return(hand, room, language, code, stop)
    _come_from_an_app(hand, room, language, stop)
    _find_it_shut(hand, room, language, stop)


def _begin(hand: Finger, language: str, stop: Stop) -> None:
    page = hand.page
    page.goto(f"/{language}/r/")
    stop("start", page)
    steps.go_on(hand)
    steps.at(page, "1")
    stop("before", page)
    steps.go_on(hand)
    expect(page.locator("main .wrong").first).to_be_visible()
    stop("before-wrong", page)
    steps.say_who(hand, "other")
    expect(page.locator("main form")).to_have_count(0)
    stop("other", page)
    page.goto(f"/{language}/r/")
    steps.go_on(hand)
    steps.at(page, "1")
    steps.say_who(hand, "child")
    steps.at(page, "c")
    stop("child", page)
    steps.go_on(hand)


def _ask(hand: Finger, stop: Stop) -> None:
    page = hand.page
    steps.at(page, "2")
    stop("needs", page)
    steps.choose(hand, "now", "danger")
    steps.choose(hand, "needs", "legal-aid")
    steps.go_on(hand)
    steps.at(page, "3")
    stop("reach", page)
    steps.say_how(hand, "12ab")
    expect(page.locator("[name=reach][aria-invalid]")).to_be_visible()
    stop("reach-wrong", page)
    hand.write(page.locator("[name=reach]"), steps.NUMBER)
    steps.go_on(hand)
    steps.at(page, "4")
    stop("where", page)
    hand.write(page.locator("[name=where]"), "Hyderabad")
    steps.go_on(hand)
    hand.pick(page.locator("[name=which]").first)
    stop("which", page)
    steps.go_on(hand)
    steps.at(page, "5")
    stop("more", page)
    steps.say_more(hand)
    steps.at(page, "6")
    stop("check", page)


def _send(hand: Finger, stop: Stop) -> str:
    page = hand.page
    code = steps.send(hand)
    stop("code", page)
    hand.write(page.locator("[name=last]"), "12")
    steps.go_on(hand)
    expect(page.locator("[name=last][aria-invalid]")).to_be_visible()
    stop("code-wrong", page)
    steps.read_back(hand, code)
    stop("done", page)
    return code


def _return(hand: Finger, room: Room, language: str, code: str, stop: Stop) -> None:
    page = hand.page
    page.goto(f"/{language}/r/back/")
    stop("back", page)
    hand.write(page.locator("#code"), "1234")
    steps.go_on(hand)
    expect(page.locator("#code[aria-invalid]")).to_be_visible()
    stop("back-wrong", page)
    room.answer(code)
    room.propose(code)
    steps.come_back(hand, language, code)
    stop("case", page)
    steps.do(hand, "reply")
    expect(page.locator("main > .wrong")).to_be_visible()
    stop("case-wrong", page)
    steps.choose(hand, "part", "need")
    steps.do(hand, "agree")
    expect(steps.act(page, "withdraw")).to_be_visible()
    stop("given", page)
    steps.do(hand, "erase")
    expect(page.locator("[name=sure]")).to_be_visible()
    stop("sure", page)


def _come_from_an_app(hand: Finger, room: Room, language: str, stop: Stop) -> None:
    page, link = hand.page, room.link(language)
    page.goto(link)
    stop("handed", page)
    steps.go_on(hand)
    steps.at(page, "1")
    steps.say_who(hand)
    steps.at(page, "2")
    steps.choose(hand, "now", "later")
    for step in ("2", "3", "4", "5"):
        steps.at(page, step)
        steps.go_on(hand)
    steps.at(page, "6")
    stop("check-app", page)
    steps.choose(hand, "tell", "yes")
    code = steps.send(hand)
    page.goto(link)
    stop("over", page)
    # The other request is still open in this browser.
    page.goto(f"/{language}/r/back/")
    steps.do(hand, "close")
    steps.come_back(hand, language, code)
    expect(steps.act(page, "untell")).to_be_visible()
    stop("given-app", page)


def _find_it_shut(hand: Finger, room: Room, language: str, stop: Stop) -> None:
    page = hand.page
    page.goto(f"/{language}/r/")
    steps.go_on(hand)
    steps.at(page, "1")
    with room.shut():
        steps.say_who(hand)
        expect(page.locator("[name=go][value]")).to_have_count(1)
        stop("kept", page)
        page.goto(f"/{language}/r/")
        expect(page.locator("main form")).to_have_count(0)
        stop("shut", page)


class Looker:
    """A small phone that looks at each page it comes to. What is asked elsewhere or said in the console is a fault."""

    def __init__(self, context: BrowserContext, room: Room, language: str) -> None:
        context.add_init_script(LISTEN)
        context.add_init_script(Axe().axe_script)
        self.page, self.language, self._url = context.new_page(), language, room.site.url
        self.found: dict[str, dict[str, Any]] = {}
        self._asked: list[str] = []
        self._said: list[str] = []
        self.page.on("request", lambda request: self._asked.append(request.url))
        self.page.on("console", lambda message: self._said.append(message.text))

    def look(self, name: str, page: Page) -> None:
        """Note what is wrong with the page that is open, by the name of the look."""
        faults = {
            "asked elsewhere": [url for url in self._asked if not url.startswith(f"{self._url}/")],
            "said": [said for said in self._said if not said.startswith(USUAL) and "status of 503" not in said],
            "title": [page.title()] if page.title() != TITLES[self.language] else [],
            "unseen": unseen(page) if self.language == "ur" else [],
        }
        # Colours are the same in every language, and what is unfolded is widest in Urdu.
        left_out = "dark" if self.language == "ur" else "opened"
        looks = {known: find for known, find in LOOKS.items() if known != left_out}
        faults |= {known: EXPECTED.get(known, _same)(find(page), self.language) for known, find in looks.items()}
        page.set_viewport_size(SMALL)
        page.evaluate("document.adoptedStyleSheets = []")
        self._asked.clear()
        self._said.clear()
        self.found[name] = {known: fault for known, fault in faults.items() if fault}


def _same(found: Any, _language: str) -> Any:
    return found
