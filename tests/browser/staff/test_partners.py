"""A developer's whole way: asks, is let in, makes a key that is shown once, a webhook that is tried, and a link."""

import json
import re
from urllib.request import Request, urlopen

from playwright.sync_api import Page, expect

from tests.browser.hands import Finger, Hand
from tests.browser.staff import steps
from tests.browser.staff.keys import Passkeys
from tests.mailbox import wait_until
from tests.partnering import bearer
from tests.partners.webhooks.receiver import receiving

APP, EMAIL = "Invented Helpline App", "developer@app.example"
SAID = {"name": APP, "site": "app.example", "purpose": "Shows the nearest help in an invented app.", "email": EMAIL}
KEY = re.compile("raah_[0-9a-f]{8}_[0-9a-f]{64}")
SECRET = re.compile(r"whsec_\S{40,}")
IS_DRAWN = "one => one.complete && one.naturalWidth > 0"


def test_a_developer_asks_is_let_in_and_connects_an_app(phone, office, cast):
    developer = Finger(phone())
    asks(developer)
    lets_in(Finger(phone(cast.cookies["administrator"])))
    joins(developer, steps.link_in(office.letters_to(EMAIL, 1)[0]))

    shown = makes_a_key(developer)
    assert calls(office.site.url, shown) == ["handoff.write"]
    sees_what_it_did(developer)
    with receiving() as receiver:
        makes_a_webhook(developer, receiver.url)
        tries_it(developer, receiver)
    makes_a_code(developer, office.site.url)


def asks(developer: Hand) -> None:
    page = developer.page
    page.goto("/en/staff/partners/ask/")
    for name, text in SAID.items():
        developer.write(page.locator(f"main [name={name}]"), text)
    developer.press(page.locator(steps.SEND))
    steps.on(page, "/asked/$")


def lets_in(administrator: Hand) -> None:
    page = administrator.page
    page.goto("/en/staff/")
    administrator.press(page.locator('main a.line[href$="/partners/queue/"]'))
    administrator.press(page.locator("main .urgent a").filter(has_text=APP))
    administrator.press(page.locator('main [value="approve"]'))
    expect(page.locator(".mark")).to_have_text("has access")


def joins(developer: Hand, link: str) -> None:
    """Accept the invitation, set up a passkey, and open the app from the desk."""
    page = developer.page
    Passkeys(page)
    page.goto(link.replace("/ur/", "/en/"))
    steps.accept(developer, "Invented Developer")
    steps.set_up_passkey(developer)
    steps.write_codes_down(developer)
    assert steps.doors(page) == ["partners/"]
    developer.press(page.locator("main a.line"))
    developer.press(page.locator("main .queue a"))
    expect(page.locator("h1")).to_have_text(APP)


def makes_a_key(developer: Hand) -> str:
    """Make a key; return it as it is shown, which is once."""
    page = developer.page
    developer.press(page.locator('main a[href$="/keys/make/"]'))
    developer.write(page.locator("[name=name]"), "Invented server")
    developer.pick(page.locator('[value="handoff.write"]'))
    developer.press(page.locator(steps.SEND))
    shown = KEY.fullmatch(page.locator(".secret").first.inner_text())
    assert shown
    stays_in_sight(page)
    page.reload()
    expect(page.locator("main .wrong")).to_contain_text("shown when it was made")
    is_gone(page, KEY)
    developer.press(page.locator(".bar a"))
    expect(page.locator("main .people").first).to_contain_text("Invented server")
    is_gone(page, KEY)
    return shown[0]


def calls(url: str, shown: str) -> object:
    """Call as the developer's server would; return what the key may do."""
    with urlopen(Request(f"{url}/api/v1/key", headers=bearer(shown))) as answer:
        return json.load(answer)["scopes"]


def sees_what_it_did(developer: Hand) -> None:
    page = developer.page
    developer.press(page.locator("main .people a"))
    expect(page.locator(".figures dd").first).to_have_text("1")
    expect(page.locator(".plot")).to_be_visible()
    is_gone(page, KEY)
    developer.press(page.locator(".bar a"))


def makes_a_webhook(developer: Hand, url: str) -> None:
    page = developer.page
    developer.press(page.locator('main a[href$="/webhooks/"]'))
    developer.write(page.locator("[name=url]"), url)
    developer.press(page.locator(steps.SEND))
    assert SECRET.fullmatch(page.locator(".secret").inner_text())
    stays_in_sight(page)
    developer.press(page.locator("main a.back").last)
    expect(page.locator("h1")).to_have_text(url)
    is_gone(page, SECRET)


def tries_it(developer: Hand, receiver) -> None:
    """Send a test, which the receiver takes; then erase the webhook, for its server ends."""
    page = developer.page
    developer.press(page.locator('form[action$="/test/"] button'))
    wait_until(lambda: receiver.came, "the test had come")
    headers, body = receiver.came[0]
    assert json.loads(body)["type"] == "test"
    assert headers["webhook-signature"].startswith("v1,")
    wait_until(lambda: page.reload() and page.locator(".people b").inner_text() == "taken", "the log said so")
    developer.press(page.locator('form[action$="/drop/"] button'))
    steps.on(page, "/webhooks/$")
    developer.press(page.locator(".bar a"))


def makes_a_code(developer: Hand, url: str) -> None:
    page = developer.page
    developer.press(page.locator('main a[href$="/links/"]'))
    developer.choose(page.locator("[name=page]"), "numbers")
    developer.choose(page.locator("[name=language]"), "ur")
    developer.press(page.locator(steps.SEND))
    expect(page.locator("main .card a").first).to_have_text(f"{url}/ur/numbers/")
    assert f'href="{url}/ur/numbers/"' in page.locator("#html").input_value()
    assert page.locator("img.camera").evaluate(IS_DRAWN)
    stays_in_sight(page)


def is_gone(page: Page, secret: re.Pattern[str]) -> None:
    """Fail where a page still shows what is shown once."""
    assert not secret.search(page.content())


def stays_in_sight(page: Page) -> None:
    """Fail where the page is wider than the phone."""
    assert page.evaluate("document.documentElement.scrollWidth") == 320
