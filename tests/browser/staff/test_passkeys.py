"""Passkeys: made by Enter, used as a second step, leading back; refused in words, and a device that has none."""

import pytest
from allauth.mfa.models import Authenticator
from playwright.sync_api import Page, expect

from accounts.models import User
from tests.browser.hands import Finger
from tests.browser.staff import steps
from tests.browser.staff.cast import signed_in
from tests.browser.staff.keys import Passkeys
from tests.people import PASSWORD, make_person


@pytest.fixture
def user(office) -> User:
    """Somebody who has a password only."""
    return office.do(lambda: make_person(password=PASSWORD, has_factor=False))


@pytest.fixture
def page(phone, office, user) -> Page:
    """A phone with a passkey of that person, signed out. Enter in the field for its name has made it."""
    page = phone(office.do(lambda: signed_in(user, by_factor=False)))
    steps.make_passkey(Finger(page))
    return page


def test_it_leads_to_the_page_that_was_asked_for(page):
    page.goto("/en/staff/sessions/")
    page.locator(steps.BY_PASSKEY).click()
    steps.on(page, "/sessions/$")


def test_it_is_a_second_step_too_and_shows_once_more_who_it_is(page, user):
    steps.give_password(Finger(page), user)
    steps.on(page, "/sign-in/code/$")
    page.locator(steps.BY_PASSKEY).click()
    steps.on(page, "/staff/$")
    page.goto("/en/staff/again/passkey/?next=/en/staff/security/")
    page.locator(steps.BY_PASSKEY).click()
    steps.on(page, "/security/$")
    expect(page.locator("main")).to_contain_text("Invented phone")


def test_one_that_was_taken_away_is_refused_in_words(page, office, user):
    office.do(lambda: Authenticator.objects.filter(user=user).delete())
    page.locator(steps.BY_PASSKEY).click()
    expect(page.locator("main .wrong:visible")).to_have_text("This was not taken. Try again.")


def test_a_device_that_has_none_is_told_and_the_words_have_the_focus(phone):
    page = phone()
    Passkeys(page)
    page.goto("/en/staff/sign-in/")
    page.locator(steps.BY_PASSKEY).click()
    expect(page.locator("main [role=alert]")).to_be_focused()
