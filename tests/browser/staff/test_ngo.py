"""A worker of an organization, on a small phone in Urdu: corrects the hours, looks at the page, sends it in."""

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from directory.models import Draft, DraftState, Service
from tests.browser.staff import steps
from tests.browser.staff.hands import Finger
from tests.browser.staff.keys import App
from tests.browser.staff.listing import a_listing
from tests.factories import make_organization
from tests.people import PASSWORD, add_factor, make_member

WEEK = [[day, *hours] for day in range(1, 8) for hours in (("09:00", "13:00"), ("14:00", "18:00"))]
SIDEWAYS = "document.documentElement.scrollWidth"


@pytest.fixture
def at(office) -> tuple[User, App, Service]:
    """Somebody of an organization that has one listing, with an app that makes codes."""

    def make() -> tuple[User, App, Service]:
        organization = make_organization("Invented Helpers")
        user = make_member(organization, password=PASSWORD, has_factor=False)
        return user, App(add_factor(user)), a_listing(organization, "Invented Centre", "ناموجود مرکز")

    return office.do(make)


def test_a_worker_corrects_the_hours_looks_and_sends_them_in(phone, office, at):
    user, app, service = at
    hand = Finger(phone())
    page = hand.page
    signs_in(hand, user, app)
    hand.press(page.locator("main a.line"))
    hand.press(page.locator('main a[href$="/team/"]'))
    hand.press(page.locator('main a[href$="/listings/"]'))
    hand.press(page.locator(f'main a[href$="/listings/{service.pk}/"]'))
    changes_the_hours(hand)
    hand.press(page.locator('main form > .deeds [value="look"]'))
    steps.on(page, "/preview/$")
    expect(page.locator(".frame")).to_contain_text("وقفہ")
    expect(page.locator(".frame [href]")).to_have_count(0)
    stays_in_sight(page)
    hand.press(page.locator("main form button:not([disabled])"))
    steps.on(page, f"/{service.organization_id}/listings/$")
    stays_in_sight(page)
    state, week, live = office.do(lambda: what_came_of(service))
    assert (state, week, len(live)) == (DraftState.SUBMITTED, WEEK, 5)


def signs_in(hand: Finger, user: User, app: App) -> None:
    hand.page.goto("/ur/staff/sign-in/")
    steps.give_password(hand, user)
    steps.on(hand.page, "/sign-in/code/$")
    steps.give_code(hand, app.code())
    steps.on(hand.page, "/staff/$")


def changes_the_hours(hand: Finger) -> None:
    """Write Monday's hours, copy them to all days by the button, and read the sentence."""
    page = hand.page
    hand.press(page.locator("#week > summary"))
    for at, (opens, closes) in enumerate((("9", "1 pm"), ("۱۴:۰۰", "18:00"))):
        hand.write(page.locator(f"[name=week-1-{at}-opens]"), opens)
        hand.write(page.locator(f"[name=week-1-{at}-closes]"), closes)
    stays_in_sight(page)
    hand.press(page.locator('#week [value="copy-monday week"]'))
    expect(page.locator("[name=week-7-1-opens]")).to_have_value("۱۴:۰۰")
    expect(page.locator('#week .said[lang="ur"]')).to_contain_text("صبح 9 بجے سے شام 6 بجے تک")
    expect(page.locator('#week .said[lang="en"]')).to_contain_text("Every day 9 in the morning to 6 in the evening")
    expect(page.locator("#week > summary")).to_be_in_viewport()


def stays_in_sight(page: Page) -> None:
    """Fail where the page is wider than the phone."""
    assert page.evaluate(SIDEWAYS) == 320


def what_came_of(service: Service) -> tuple[str, object, list[object]]:
    """Return where the draft stands, the week it says, and the rows of the live one."""
    draft = Draft.objects.get(service=service)
    return draft.state, draft.content["week"], list(service.service_at_locations.get().schedules.all())
