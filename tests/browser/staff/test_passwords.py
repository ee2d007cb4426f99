"""A password that was forgotten, and an account that was closed."""

from playwright.sync_api import expect

from accounts.roles import Role
from tests.browser.hands import Finger
from tests.browser.staff import steps
from tests.browser.staff.cast import signed_in
from tests.browser.staff.keys import App
from tests.people import PASSWORD, add_factor, make_person

NEW = "meadow ribbon copper 2046"
WRONG = "The e-mail address or the password is not right."


def test_a_forgotten_password_is_made_new_by_mail_and_the_second_factor_is_still_asked(phone, office):
    user = office.do(lambda: make_person(password=PASSWORD, has_factor=False))
    app = App(office.do(lambda: add_factor(user)))
    elsewhere = phone(office.do(lambda: signed_in(user)))
    elsewhere.goto("/en/staff/")
    hand = Finger(phone())
    page = hand.page
    page.goto("/en/staff/sign-in/")
    hand.press(page.locator('a[href$="/password/"]'))
    hand.write(page.locator("[name=email]"), user.email)
    hand.press(page.locator(steps.SEND))
    steps.on(page, "/password/sent/$")
    (letter,) = office.letters_to(user.email, 1)
    page.goto(steps.link_in(letter))
    hand.write(page.locator("[name=password1]"), NEW)
    hand.write(page.locator("[name=password2]"), NEW)
    hand.press(page.locator(steps.SEND))
    steps.on(page, "/password/changed/$")

    elsewhere.locator("footer a").first.click()
    steps.on(elsewhere, "/sign-in/")
    hand.press(page.locator("main a.back"))
    steps.give_password(hand, user, NEW)
    steps.on(page, "/sign-in/code/$")
    steps.give_code(hand, app.code())
    steps.on(page, "/staff/$")
    page.goto(steps.link_in(letter))
    assert page.locator("form[novalidate]").count() == 0
    # The link, the news of the new password, and that of the new browser.
    assert len(office.letters_to(user.email, 3)) == 3


def test_who_leaves_is_out_at_the_next_click_and_is_told_what_a_stranger_is_told(phone, office, cast):
    moderator = office.do(lambda: make_person(Role.MODERATOR, password=PASSWORD))
    page = phone(office.do(lambda: signed_in(moderator)))
    page.goto("/en/staff/")
    administrator = Finger(phone(cast.cookies["administrator"]))
    administrator.page.goto("/en/staff/people/")
    administrator.press(administrator.page.get_by_role("link", name=moderator.name, exact=True))
    administrator.press(administrator.page.locator('main a[href$="/close/"]'))
    administrator.press(administrator.page.locator(steps.SEND))
    steps.on(administrator.page, "/people/$")

    page.locator("footer a").first.click()
    steps.on(page, "/sign-in/")
    said = [told(Finger(page), email) for email in (moderator.email, "nobody@staff.test")]
    assert said == [WRONG, WRONG]


def told(hand: Finger, email: str) -> str:
    """Return what somebody is told who signs in with an address and the right password of the one who left."""
    page = hand.page
    page.goto("/en/staff/sign-in/")
    hand.write(page.locator("[name=login]"), email)
    hand.write(page.locator("[name=password]"), PASSWORD)
    hand.press(page.locator(steps.SEND))
    expect(page.locator("main .wrong:visible")).to_have_count(1)
    return page.locator("main .wrong:visible").inner_text()
