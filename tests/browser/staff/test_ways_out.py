"""Leaving from where staff sign in, and leaving while signed in; and what a superuser reads of what was done."""

import pytest
from playwright.sync_api import expect

from accounts.roles import Role
from safety.models import AuditEvent
from tests.browser.staff import steps
from tests.browser.staff.cast import signed_in
from tests.people import make_person

AUDIT = "/system/safety/auditevent/"


@pytest.mark.parametrize("scripts", [True, False], ids=["with JavaScript", "without"])
def test_the_way_out_leads_away_from_where_staff_sign_in(phone, office, scripts):
    page = phone(java_script_enabled=scripts)
    page.goto("/ur/staff/sign-in/")
    page.locator(".leave").click()
    page.wait_for_url(f"{office.neutral.url}/")
    page.goto("/ur/staff/sign-in/")
    expect(page.locator("[name=login]")).to_have_count(0)


def test_who_leaves_while_signed_in_is_signed_out(phone, office):
    cookies = office.do(lambda: signed_in(make_person(Role.MODERATOR)))
    page = phone(cookies)
    page.goto("/en/staff/")
    steps.on(page, "/staff/$")
    page.goto("/leave")
    page.wait_for_url(f"{office.neutral.url}/")
    again = phone(cookies)
    again.goto("/en/staff/")
    steps.on(again, "/sign-in/")


def test_a_superuser_reads_what_was_done_and_nothing_of_it_is_blocked(phone, cast, office):
    page = phone(cast.cookies["superuser"])
    page.goto("/en/staff/")
    page.locator("main a.line").click()
    page.locator(f'main a[href="{AUDIT}"]').first.click()
    page.locator("#result_list tbody th a").first.click()
    steps.on(page, "/change/$")
    # Which event stands first hangs on what was done before: whoever did it is named.
    key = page.url.split("/")[-3]
    kept = office.do(lambda: AuditEvent.objects.get(pk=key))
    for said in (kept.event, kept.actor, kept.subject):
        expect(page.locator("main")).to_contain_text(said)
    expect(page.locator("main :is([type=submit], .deletelink)")).to_have_count(0)


def test_nobody_else_opens_it(phone, cast):
    page = phone(cast.cookies["administrator"])
    answer = page.goto(AUDIT)
    assert answer
    assert answer.status == 403
