"""What staff do at their pages, step by step, in any language and by anybody's hand (tests/browser/hands.py)."""

import re
from email.message import EmailMessage
from urllib.error import HTTPError
from urllib.request import urlopen

from playwright.sync_api import Page, expect

from accounts.models import User
from tests.browser.hands import Hand
from tests.browser.staff.keys import Passkeys
from tests.people import PASSWORD

URDU = re.compile("[\u0600-\u06ff]{3}")
SEND = "main form:not([hidden], .bar *) > button:not([type=button])"
BY_PASSKEY = "main form[data-passkey] [type=button]"
WAITS = "sign-in/$"


def on(page: Page, path: str) -> None:
    """Wait until a page of staff is open, by the end of its path."""
    expect(page).to_have_url(re.compile(path))


def link_in(letter: EmailMessage) -> str:
    """Return the link of a letter. It stands there in both languages, on a line of its own."""
    urdu, english = letter.get_content().split("----------")
    assert URDU.search(urdu)
    assert not URDU.search(english)
    one, other = [line for line in (urdu + english).splitlines() if line.startswith("http")]
    assert one == other
    return str(one)


def scan(link: str) -> None:
    """Open a link as a mail server's scanner does, twice."""
    for _time in range(2):
        with urlopen(link) as answer:
            assert answer.status == 200


def is_used_up(link: str) -> bool:
    """Say whether a link has served."""
    try:
        urlopen(link).close()
    except HTTPError as answer:
        with answer:
            return answer.code == 410
    return False


def invite(hand: Hand, email: str, role: str) -> None:
    """Fill in the form of an invitation and send it."""
    page = hand.page
    hand.write(page.locator("[name=email]"), email)
    hand.pick(page.locator(f"[name=role][value={role}]"))
    hand.press(page.locator(SEND))
    expect(page.locator("main")).to_contain_text(email)


def accept(hand: Hand, name: str) -> None:
    """Choose a name and a password; the page for the second factor follows."""
    page = hand.page
    hand.write(page.locator("[name=name]"), name)
    hand.write(page.locator("[name=password1]"), PASSWORD)
    hand.write(page.locator("[name=password2]"), PASSWORD)
    hand.press(page.locator(SEND))
    on(page, "/security/$")


def set_up_passkey(hand: Hand) -> None:
    """Give the device a passkey; the page with the recovery codes follows."""
    page = hand.page
    hand.press(page.locator('main a[href$="/passkeys/add/"]'))
    hand.press(page.locator(BY_PASSKEY))
    on(page, "/security/codes/$")


def write_codes_down(hand: Hand) -> list[str]:
    """Note the recovery codes and go on to the desk."""
    page = hand.page
    codes = page.locator(".codes li").all_inner_texts()
    hand.press(page.locator("main a.back"))
    on(page, "/staff/$")
    return codes


def doors(page: Page) -> list[str]:
    """Return where the doors on somebody's desk lead, after "staff/"."""
    found = page.locator("main a.line").evaluate_all("all => all.map(one => one.pathname)")
    return [path.split("/staff/")[-1] for path in found]


def make_passkey(hand: Hand) -> None:
    """Make a passkey with the phone at hand, as somebody who has none yet and is signed in; sign out."""
    page = hand.page
    Passkeys(page)
    page.goto("/en/staff/security/passkeys/add/")
    page.locator("[name=name]").fill("Invented phone")
    page.keyboard.press("Enter")
    on(page, "/security/codes/$")
    sign_out(hand)


def sign_out(hand: Hand) -> None:
    """End the session; the page for signing in follows."""
    hand.press(hand.page.locator("header form button"))
    on(hand.page, WAITS)


def sign_in_by_passkey(hand: Hand) -> None:
    """Sign in with nothing but the device's passkey."""
    hand.press(hand.page.locator(BY_PASSKEY))
    on(hand.page, "/staff/$")


def give_password(hand: Hand, user: User, password: str = PASSWORD) -> None:
    """Write e-mail address and password, and send them."""
    page = hand.page
    hand.write(page.locator("[name=login]"), user.email)
    hand.write(page.locator("[name=password]"), password)
    hand.press(page.locator(SEND))


def give_code(hand: Hand, code: str) -> None:
    """Write a code and send it."""
    hand.write(hand.page.locator("[name=code]"), code)
    hand.press(hand.page.locator(SEND))
