"""A lead makes a desk, gives it hours, opens it and closes it for a while, and sees who opened what."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from accounts.models import User
from accounts.roles import Role
from referrals.actions import vault
from referrals.models import Desk
from tests.browser.hands import Finger
from tests.browser.staff import steps
from tests.browser.staff.cast import signed_in
from tests.browser.staff.desk import at_work
from tests.people import make_person

NAME = "DEMO night desk"
PROMISE = re.compile("Whoever asks now is promised")


@pytest.fixture
def pair(office) -> tuple[User, User]:
    """A lead and a moderator, each with a vault phrase."""
    return office.do(_pair)


def _pair() -> tuple[User, User]:
    lead, moderator = make_person(Role.DESK_LEAD), make_person(Role.MODERATOR)
    for user in (lead, moderator):
        vault.make_key(user=user)
    return lead, moderator


def test_a_lead_makes_a_desk_gives_it_hours_opens_it_and_closes_it_for_a_while(phone, office, pair):
    lead, moderator = pair
    hand = Finger(phone(office.do(lambda: signed_in(lead))))
    makes(hand, pair)
    expect(hand.page.locator("main")).to_contain_text("Closed: nothing new comes in.")
    expect(hand.page.locator("main")).to_contain_text("Nothing can be promised: nobody has hours.")
    sets_hours(hand, moderator)
    hand.press(hand.page.locator("main .card:first-of-type button", has_text="Open it"))
    expect(hand.page.locator("main .card:first-of-type")).to_contain_text("Open.")
    before = promised(hand.page)

    until = office.do(lambda: timezone.localtime() + timedelta(days=9))
    closes_until(hand, f"{until:%Y-%m-%dT%H:%M}")
    expect(hand.page.locator("main .card:first-of-type")).to_contain_text("Closed until")
    assert promised(hand.page) != before
    hand.press(hand.page.locator("main .card:first-of-type button", has_text="Open it"))
    assert promised(hand.page) == before
    assert office.do(lambda: Desk.objects.get(name=NAME).is_open)


def makes(hand: Finger, pair: tuple[User, User]) -> None:
    page = hand.page
    page.goto("/en/staff/desk/desks/")
    expect(page.locator("main")).to_contain_text("You hold the key of no desk.")
    hand.press(page.locator("summary", has_text="Make a desk"))
    hand.write(page.locator("[name=name]"), NAME)
    for user in pair:
        hand.pick(page.locator(f"[name=holders][value='{user.pk}']"))
    hand.press(page.locator("main button", has_text="Make the desk"))
    expect(page.locator("h1")).to_have_text(NAME)


def sets_hours(hand: Finger, user: User) -> None:
    """Give somebody every day, around the clock."""
    page = hand.page
    for day in range(2):
        theirs = page.locator(".people > li", has=page.locator(f"a[href$='/hours/{user.pk}/']"))
        hand.press(theirs.locator("a", has_text="Hours"))
        last = page.locator("fieldset.shift").nth(day)
        hand.choose(last.locator("select"), str(day))
        hand.write(last.locator("[name$=begins_at]"), "09:00")
        hand.write(last.locator("[name$=ends_at]"), "17:00")
        hand.press(page.locator("main button", has_text="Save"))
        steps.on(page, "/desks/[0-9a-f-]{36}/$")
    expect(page.locator(".people")).to_contain_text("Tuesday 09:00–17:00")


def promised(page: Page) -> list[str]:
    expect(page.locator("main .card:first-of-type")).to_contain_text(PROMISE)
    return page.locator("main .card:first-of-type .facts dd").all_inner_texts()


def closes_until(hand: Finger, until: str) -> None:
    hand.press(hand.page.locator("summary", has_text="Close the desk"))
    hand.write(hand.page.locator("[name=until]"), until)
    hand.press(hand.page.locator("main button", has_text="Close it"))


def test_a_lead_sees_who_opened_what_and_totals_without_small_counts(phone, office):
    at = office.do(lambda: at_work(name="DEMO desk that is looked at"))
    sent = office.do(at.case)
    page = phone(office.do(lambda: signed_in(at.staffed.lead)))
    page.goto(f"/en/staff/desk/desks/{at.staffed.desk.pk}/")
    page.locator("main a", has_text="Who opened what").click()
    opened = page.locator(".people > li")
    expect(opened).to_have_count(1)
    expect(opened).to_contain_text(at.staffed.moderator.name)
    expect(opened).to_contain_text(sent.case.pk.hex[:6])
    page.goto("/en/staff/desk/desks/totals/")
    expect(page.locator("main")).to_contain_text("Counts under five are not shown")
    shown = page.locator("main td").all_inner_texts()
    assert not {text for text in shown if text.isdigit() and 0 < int(text) < 5}


def test_a_moderator_leads_nothing(phone, office):
    at = office.do(lambda: at_work(name="DEMO desk of others"))
    page = phone(office.do(lambda: signed_in(at.staffed.moderator)))
    for path in ("", f"{at.staffed.desk.pk}/", f"{at.staffed.desk.pk}/opened/", "totals/"):
        answer = page.goto(f"/en/staff/desk/desks/{path}")
        assert answer
        assert answer.status in (403, 404)
