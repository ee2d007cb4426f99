"""What she does at her pages, step by step, in any language and by anybody's hand (tests/browser/hands.py)."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.hands import Hand

ON = "main form > button:not(.plain)"
NUMBER, WORD, STORY = "0300 0000000", "sabz patang", "mera haal 5b2d"
URDU = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


def at(page: Page, step: str) -> None:
    """Wait until the form of a page is there: it says in a hidden field which one it is."""
    expect(page.locator("[name=at]")).to_have_value(step)


def go_on(hand: Hand) -> None:
    """Touch the large button of a page."""
    hand.press(hand.page.locator(ON))


def choose(hand: Hand, name: str, value: str) -> None:
    """Choose one answer."""
    hand.pick(hand.page.locator(f"[name={name}][value={value}]"))


def begin(hand: Hand, language: str) -> None:
    """Come from the first page of the site to the first page of asking, and begin."""
    page = hand.page
    page.goto(f"/{language}/")
    hand.press(page.locator(f'main a[href="/{language}/r/"]'))
    at(page, "0")
    go_on(hand)
    at(page, "1")


def say_who(hand: Hand, who: str = "self") -> None:
    choose(hand, "who", who)
    go_on(hand)


def say_needs(hand: Hand) -> None:
    at(hand.page, "2")
    choose(hand, "needs", "legal-aid")
    choose(hand, "now", "later")
    go_on(hand)


def say_how(hand: Hand, number: str = NUMBER) -> None:
    at(hand.page, "3")
    choose(hand, "ways", "call")
    hand.write(hand.page.locator("[name=reach]"), number)
    choose(hand, "whose", "own")
    hand.write(hand.page.locator("[name=hours]"), "10-12")
    hand.write(hand.page.locator("[name=word]"), WORD)
    go_on(hand)


def say_where(hand: Hand) -> None:
    at(hand.page, "4")
    hand.write(hand.page.locator("[name=where]"), "Lahore")
    go_on(hand)


def say_more(hand: Hand) -> None:
    at(hand.page, "5")
    hand.write(hand.page.locator("[name=more]"), STORY)
    go_on(hand)


def to_the_check(hand: Hand, language: str) -> None:
    """Go through all questions."""
    begin(hand, language)
    for say in (say_who, say_needs, say_how, say_where, say_more):
        say(hand)
    at(hand.page, "6")


def send(hand: Hand) -> str:
    """Send what was asked; return the code that is shown."""
    hand.press(hand.page.locator("[name=go][value=send]"))
    at(hand.page, "7")
    return shown_code(hand.page)


def shown_code(page: Page) -> str:
    return page.locator(".code bdi").inner_text().replace(" ", "")


def read_back(hand: Hand, code: str) -> None:
    """Write the last digits of the code."""
    hand.write(hand.page.locator("[name=last]"), code[-4:])
    go_on(hand)
    expect(hand.page.locator("[name=at]")).to_have_count(0)


def urdu(code: str) -> str:
    """Write a code as an Urdu keyboard does, in fours."""
    return " ".join(code[place : place + 4] for place in range(0, 16, 4)).translate(URDU)


def come_back(hand: Hand, language: str, code: str) -> None:
    """Open her page by its code."""
    page = hand.page
    page.goto(f"/{language}/r/back/")
    hand.write(page.locator("#code"), code)
    go_on(hand)
    expect(act(page, "reply")).to_be_visible()


def act(page: Page, name: str) -> Locator:
    """Return the form of her page that does something."""
    return page.locator(f"form:has([name=act][value={name}])")


def do(hand: Hand, name: str) -> None:
    """Touch the button of a form of her page; where it is folded away, unfold it."""
    form = act(hand.page, name)
    if not form.first.is_visible():
        hand.press(hand.page.locator("details", has=form).locator("summary"))
    hand.press(form.locator("button"))


def said(page: Page) -> Locator:
    """Return the messages on her page."""
    return page.locator(".said")
