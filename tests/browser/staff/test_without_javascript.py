"""Without JavaScript: from the invitation to the desk and back, by password and codes; nothing shown needs it."""

from playwright.sync_api import expect

from accounts import actions
from accounts.models import User
from accounts.roles import Role
from tests.browser.hands import Finger
from tests.browser.staff import steps
from tests.browser.staff.keys import App

EMAIL = "without.javascript@staff.test"


def test_whoever_is_invited_comes_in_and_comes_back_by_password_and_code(phone, office):
    office.do(lambda: actions.invite(email=EMAIL, role=Role.MODERATOR, by="test"))
    person = Finger(phone(java_script_enabled=False))
    page = person.page
    page.goto(steps.link_in(office.letters_to(EMAIL, 1)[0]))
    steps.accept(person, "Invented Colleague")
    person.press(page.locator('main a[href$="/passkeys/add/"]'))
    expect(page.locator("main .wrong:visible")).to_have_count(1)
    expect(page.locator("main :is(button, input):visible")).to_have_count(0)
    person.press(page.locator('main a[href$="/security/app/"]'))
    app = App(page.locator(".secret").inner_text().replace(" ", ""))
    steps.give_code(person, app.code())
    steps.on(page, "/security/codes/$")
    assert len(steps.write_codes_down(person)) == 10

    steps.sign_out(person)
    expect(page.locator(steps.BY_PASSKEY)).to_be_hidden()
    steps.give_password(person, office.do(lambda: User.objects.get(email=EMAIL)))
    steps.give_code(person, app.code())
    steps.on(page, "/staff/$")
