"""Checks 1, 2, 3 and 6, cases 29 and 30: leaving ends what she writes and what a code opened."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.hands import Finger
from tests.browser.leaving.tab import Tab
from tests.browser.private import steps
from tests.browser.private.desk import Room
from tests.desks import STORY

Opened = Callable[..., Tab]
SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["with JavaScript", "without"])


def write_until_the_middle(tab: Tab) -> None:
    hand = Finger(tab.page)
    steps.begin(hand, "en")
    steps.say_who(hand)
    steps.say_needs(hand)
    steps.at(tab.page, "3")
    tab.page.locator("[name=word]").fill(steps.WORD)


def back_is_never_ours(tab: Tab) -> None:
    """Go back twice: there is the neutral site, or the browser's own page for a form that it does not send again."""
    for _ in range(2):
        tab.back()
        assert tab.url in {f"{tab.neutral.url}/", "chrome-error://chromewebdata/"}
    assert tab.door.pages() == []


def is_over(tab: Tab) -> bool:
    return tab.is_marked() and tab.cookies <= {"rest", "away"}


def test_her_page_would_come_back_without_leaving(opened: Opened, room: Room):
    code = room.sent()
    tab = opened(scripts=False)
    steps.come_back(Finger(tab.page), "en", code)
    tab.page.goto(tab.neutral.url)
    tab.back()
    assert tab.url == f"{tab.door.url}/en/r/back/"
    expect(steps.act(tab.page, "reply")).to_be_visible()


@SCRIPTS
def test_case_30_leaving_in_the_middle_of_the_form_ends_the_draft(opened: Opened, room: Room, scripts):
    tab, (drafts, _visits) = opened(scripts=scripts), room.kept()
    write_until_the_middle(tab)
    assert room.kept()[0] == drafts + 1
    tab.leave()
    tab.until(lambda: is_over(tab))
    tab.until(lambda: room.kept()[0] == drafts)
    back_is_never_ours(tab)


@SCRIPTS
def test_case_30_leaving_her_page_ends_the_visit(opened: Opened, room: Room, scripts):
    code = room.sent()
    tab, (_drafts, visits) = opened(scripts=scripts), room.kept()
    steps.come_back(Finger(tab.page), "en", code)
    assert room.kept()[1] == visits + 1
    tab.leave()
    tab.until(lambda: is_over(tab))
    tab.until(lambda: room.kept()[1] == visits)
    back_is_never_ours(tab)


def test_case_29_with_javascript_her_page_is_blank_after_ten_minutes(phone, room: Room):
    code = room.sent()
    room.answer(code)
    page = phone(scripts=True)
    page.clock.install()
    steps.come_back(Finger(page), "en", code)
    page.clock.fast_forward(9 * 60_000)
    expect(steps.said(page)).to_have_count(1)
    room.let_ten_minutes_pass()
    page.clock.fast_forward(2 * 60_000)
    expect(page.locator("#code")).to_be_visible()
    expect(steps.said(page)).to_have_count(0)


def test_case_29_without_an_answer_of_the_site_it_is_blank_too(phone, room: Room):
    page = phone(scripts=True)
    code = room.sent()
    page.clock.install()
    steps.come_back(Finger(page), "en", code)
    page.route("**/r/back/", lambda route: route.fulfill(status=204))
    page.clock.fast_forward(11 * 60_000)
    expect(page.locator("main")).to_be_hidden()
    expect(page).to_have_title("")


def test_case_29_after_ten_minutes_the_next_click_is_neutral(phone, room: Room):
    code = room.sent()
    hand = Finger(phone())
    steps.come_back(hand, "en", code)
    hand.write(hand.page.locator("[name=text]"), STORY)
    room.let_ten_minutes_pass()
    steps.do(hand, "reply")
    expect(hand.page.locator("#code")).to_be_visible()
    expect(hand.page.locator(".wrong")).to_have_count(0)
    expect(hand.page.locator("main")).not_to_contain_text(STORY)


def test_a_form_that_is_sent_again_after_leaving_meets_the_neutral_page(opened: Opened):
    tab = opened(scripts=False)
    write_until_the_middle(tab)
    tab.leave()
    tab.until(lambda: is_over(tab))
    answer = tab.context.request.post(f"{tab.door.url}/en/r/", form={"at": "2"}, ignore_https_errors=True)
    assert answer.url == f"{tab.door.url}/"
    assert steps.WORD not in answer.text()
    assert 'name="at"' not in answer.text()
