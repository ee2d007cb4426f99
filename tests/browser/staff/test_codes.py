"""An app that makes codes: set up from its picture or what stands below, used in Urdu digits; and recovery codes."""

import os
import shutil
import subprocess
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hands import Finger
from tests.browser.staff import steps
from tests.browser.staff.keys import App, in_urdu
from tests.people import PASSWORD, make_person

READER = "zbarimg"


def photographed(page: Page, tmp_path) -> str:
    """Return the secret that a camera reads from the picture."""
    if shutil.which(READER) is None:
        refuse = pytest.fail if os.environ.get("REQUIRE_BROWSER") == "1" else pytest.skip
        refuse("zbarimg is not installed: `apt-get install zbar-tools`, then the code is read")
    page.locator(".camera").screenshot(path=tmp_path / "code.png")
    said = subprocess.run([READER, "-q", "--raw", tmp_path / "code.png"], capture_output=True, text=True, check=True)
    address = urlsplit(said.stdout.strip())
    assert (address.scheme, address.netloc) == ("otpauth", "totp")
    assert parse_qs(address.query)["issuer"] == ["Raah"]
    return parse_qs(address.query)["secret"][0]


def test_whoever_has_no_passkey_signs_in_by_codes_and_in_need_by_a_recovery_code(phone, office, tmp_path):
    user = office.do(lambda: make_person(password=PASSWORD, has_factor=False))
    hand = Finger(phone(color_scheme="dark"))
    hand.page.goto("/ur/staff/")
    steps.give_password(hand, user)
    hand.press(hand.page.locator('main a[href$="/security/app/"]'))
    secret = photographed(hand.page, tmp_path)
    assert hand.page.locator(".secret").inner_text().replace(" ", "") == secret
    app = App(secret)
    steps.give_code(hand, app.code())
    steps.on(hand.page, "/security/codes/$")
    first, *_rest = steps.write_codes_down(hand)

    steps.sign_out(hand)
    steps.give_password(hand, user)
    steps.give_code(hand, in_urdu(app.code()))
    steps.on(hand.page, "/staff/$")

    steps.sign_out(hand)
    steps.give_password(hand, user)
    steps.give_code(hand, first)
    steps.on(hand.page, "/staff/$")

    steps.sign_out(hand)
    steps.give_password(hand, user)
    steps.give_code(hand, first)
    expect(hand.page.locator("main .wrong:visible")).to_have_count(1)
    hand.page.goto("/ur/staff/")
    steps.on(hand.page, "/sign-in/code/$")
    expect(hand.page.locator(steps.BY_PASSKEY)).to_have_count(0)
