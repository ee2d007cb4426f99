"""A vetter, by the keyboard alone: opens what is due, writes down what she heard, and the public page says so."""

from django.utils import timezone
from playwright.sync_api import expect

from tests.browser.staff import steps
from tests.browser.staff.hands import Keys
from tests.browser.staff.vetting import make_due


def test_a_vetter_checks_a_listing_by_keyboard_and_the_public_page_says_so(phone, office, cast):
    first = office.do(lambda: make_due("Invented First Centre", days_ago=900))
    office.do(lambda: make_due("Invented Second Centre", days_ago=800))
    vetter = Keys(phone(cast.cookies["vetter"]))
    page = vetter.page
    page.goto("/en/staff/")
    vetter.press(page.locator('main a[href$="/vetting/"]'))
    vetter.press(page.locator('main h2 a[href$="/queues/due/"]'))
    vetter.press(page.locator(".queue a", has_text="Invented First Centre"))
    steps.on(page, f"/listings/{first.pk}/")
    vetter.pick(page.locator("[name=confirmed][value=phones]"))
    vetter.pick(page.locator("[name=answered]").first)
    vetter.pick(page.locator("[name=outcome][value=confirmed]"))
    vetter.pick(page.locator("[name=method][value=call]"))
    vetter.write(page.locator("[name=note]"), "They open at nine.")
    vetter.press(page.locator("main button", has_text="Save and next"))
    expect(page.locator("h1")).to_have_text("Invented Second Centre")
    assert page.evaluate("document.documentElement.scrollWidth") == 320

    page.goto(f"/en/staff/vetting/listings/{first.pk}/")
    expect(page.locator("#checks")).to_contain_text("They open at nine.")
    vetter.press(page.locator("#checks a", has_text="Its public page"))
    expect(page.locator("main")).to_contain_text("We called them and confirmed it")
    expect(page.locator("main")).to_contain_text(f"{timezone.localdate():%B %Y}")
    expect(page.locator("main")).not_to_contain_text("They open at nine.")
