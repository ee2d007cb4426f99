"""Cases 5 and 26, and checks 9 and 10: from the first page of the site to the last erased word, in a real browser."""

from playwright.sync_api import Page, expect

from tests.browser.hands import Finger, Keys
from tests.browser.private import steps
from tests.browser.private.desk import ANSWER, NAME, NEED, Room

REPLY = "shukriya, main intezar karungi 2d"


def asked(hand, language: str) -> str:
    steps.to_the_check(hand, language)
    expect(hand.page.locator("main")).to_contain_text(steps.STORY)
    code = steps.send(hand)
    steps.read_back(hand, code)
    return code


def agree_to_one_part(hand) -> None:
    page = hand.page
    expect(page.locator("main")).to_contain_text(NAME)
    steps.choose(hand, "part", "need")
    steps.do(hand, "agree")
    expect(steps.act(page, "withdraw")).to_be_visible()
    expect(page.locator("main")).not_to_contain_text(NAME)


def erase(hand) -> None:
    steps.do(hand, "erase")
    hand.press(hand.page.locator("[name=sure]"))
    expect(hand.page.locator("#code")).to_be_visible()


def go_the_whole_way(hand, language: str, room: Room) -> None:
    page: Page = hand.page
    code = asked(hand, language)
    room.answer(code)
    steps.come_back(hand, language, steps.urdu(code))
    expect(steps.said(page)).to_have_text([ANSWER])
    hand.write(page.locator("[name=text]"), REPLY)
    steps.do(hand, "reply")
    expect(steps.said(page)).to_have_text([ANSWER, REPLY])
    referral = room.propose(code)
    page.goto(f"/{language}/r/back/")
    agree_to_one_part(hand)
    steps.do(hand, "withdraw")
    expect(steps.act(page, "withdraw")).to_have_count(0)
    assert room.ring(referral).startswith("refused")
    erase(hand)
    assert room.cases(code) == 0


def test_case_05_the_whole_way_without_javascript(phone, room):
    go_the_whole_way(Finger(phone()), "en", room)


def test_case_05_the_whole_way_with_javascript_in_urdu(phone, room):
    page = phone(scripts=True)
    go_the_whole_way(Finger(page), "ur", room)
    expect(page.locator("html")).to_have_attribute("dir", "rtl")


def test_check_10_asking_by_keyboard_alone_every_step_seen(phone, room):
    hand = Keys(phone(scripts=True))
    code = asked(hand, "en")
    assert room.cases(code) == 1


def test_the_desk_may_say_what_she_ticked_and_nothing_else(phone, room):
    code = room.sent()
    referral = room.propose(code)
    hand = Finger(phone())
    steps.come_back(hand, "en", code)
    agree_to_one_part(hand)
    rung = room.ring(referral)
    assert NEED in rung
    assert NAME not in rung


def test_she_takes_it_back_before_the_call_and_the_call_is_refused(phone, room):
    code = room.sent()
    referral = room.propose(code)
    hand = Finger(phone())
    steps.come_back(hand, "ur", code)
    agree_to_one_part(hand)
    steps.do(hand, "withdraw")
    expect(steps.act(hand.page, "withdraw")).to_have_count(0)
    assert room.ring(referral).startswith("refused")


def test_case_26_two_devices_have_one_code_and_when_one_erases_the_other_sees_the_neutral_page(phone, room):
    code = room.sent()
    mine, another = Finger(phone()), Finger(phone())
    steps.come_back(mine, "en", code)
    steps.come_back(another, "en", code)
    mine.write(mine.page.locator("[name=text]"), REPLY)
    steps.do(mine, "reply")
    another.page.goto("/en/r/back/")
    expect(steps.said(another.page)).to_have_text([REPLY])
    erase(mine)
    steps.do(another, "reply")
    expect(another.page.locator("#code")).to_be_visible()
    expect(another.page.locator(".wrong")).to_have_count(0)
    expect(another.page.locator("main")).not_to_contain_text(REPLY)
