"""Checks 21 to 24 and case 79 on her pages: what is wrong is said at its field, nothing is lost, nothing gives away."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.banned import banned_in
from tests.browser.hands import Finger
from tests.browser.pages import URDU_AT_ONCE
from tests.browser.private import steps
from tests.browser.private.desk import Room

LANGUAGES = pytest.mark.parametrize("language", ["ur", "en"])
SAID = {
    "en": "This cannot be a phone number. Write only its digits, or leave it empty.",
    "ur": "یہ فون نمبر نہیں ہو سکتا۔ صرف نمبر کے ہندسے لکھیں، یا خالی چھوڑ دیں۔",
}

CODE_ALONE = "This is only your code. Do not send it to anybody: write what you want to say."
FIELDS = "Object.fromEntries(new FormData(document.querySelector('#ask')))"
CODE = re.compile(r"\d{4} \d{4} \d{4} \d{4}")


def at_the_phone(page: Page, language: str) -> Finger:
    hand = Finger(page)
    steps.begin(hand, language)
    steps.say_who(hand)
    steps.say_needs(hand)
    steps.at(page, "3")
    return hand


@LANGUAGES
def test_check_22_a_wrong_phone_is_said_at_its_field_and_nothing_is_lost(phone, language):
    hand = at_the_phone(phone(), language)
    steps.say_how(hand, "12ab")
    field = hand.page.locator("[name=reach]")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(SAID[language])
    expect(field).to_have_value("12ab")
    expect(hand.page.locator("[name=word]")).to_have_value(steps.WORD)
    expect(hand.page.locator("[name=hours]")).to_have_value("10-12")
    expect(hand.page.locator("[name=ways][value=call]")).to_be_checked()
    expect(hand.page.locator("[name=whose][value=own]")).to_be_checked()
    hand.write(field, "۰۳۰۰ ۱۲۳۴۵۶۷")
    steps.go_on(hand)
    steps.at(hand.page, "4")


def test_check_22_a_message_that_says_nothing_or_is_her_code_is_refused_at_its_box(phone, room: Room):
    code = room.sent()
    hand = Finger(phone())
    steps.come_back(hand, "en", code)
    box = hand.page.locator("[name=text]")
    for written, sentence in (("  ", "You have not written anything yet."), (code, CODE_ALONE)):
        hand.write(box, written)
        steps.do(hand, "reply")
        expect(box).to_have_attribute("aria-invalid", "true")
        expect(box).to_have_accessible_description(sentence)
    hand.write(box, steps.STORY)
    steps.do(hand, "reply")
    expect(steps.said(hand.page)).to_have_text([steps.STORY])
    expect(box).not_to_have_attribute("aria-invalid", "true")


def test_check_22_two_presses_send_one(phone, room: Room):
    hand = Finger(phone())
    before = room.all_cases()
    steps.to_the_check(hand, "en")
    hand.page.locator("[name=go][value=send]").dblclick()
    expect(hand.page.locator("h1")).not_to_contain_text("Is this right?")
    assert room.all_cases() == before + 1


def test_check_22_the_same_page_sent_again_gives_the_one_case_another_code(phone, room: Room):
    hand = Finger(phone())
    before = room.all_cases()
    steps.to_the_check(hand, "en")
    form = hand.page.evaluate(FIELDS) | {"go": "send"}
    answers = [hand.page.request.post("/en/r/", form=form).text() for _time in range(2)]
    first, second = [CODE.search(answer)[0].replace(" ", "") for answer in answers]
    assert first != second
    assert room.all_cases() == before + 1
    assert (room.cases(first), room.cases(second)) == (0, 1)


def test_check_23_who_looks_here_is_not_asked_for_a_phone(phone):
    page = at_the_phone(phone(), "ur").page
    expect(page.locator("[name=ways][value=here]")).to_be_checked()
    for name in ("reach", "hours", "if_other"):
        expect(page.locator(f"[name={name}]")).to_be_hidden()
    page.locator("[name=ways][value=text]").check()
    expect(page.locator("[name=reach]")).to_be_visible()
    page.locator("[name=ways][value=text]").uncheck()
    expect(page.locator("[name=reach]")).to_be_hidden()


def opened_by(page: Page, code: str) -> str:
    page.goto("/en/r/back/")
    page.locator("#code").fill(code)
    page.locator(steps.ON).click()
    expect(page.locator("#code")).to_have_attribute("aria-invalid", "true")
    return page.locator("main").inner_html()


def test_check_24_a_wrong_code_meets_the_same_page_as_an_erased_one(phone, room: Room):
    code = room.sent()
    hand = Finger(phone())
    steps.come_back(hand, "en", code)
    steps.do(hand, "erase")
    hand.press(hand.page.locator("[name=sure]"))
    expect(hand.page.locator("#code")).to_be_visible()
    assert opened_by(hand.page, code) == opened_by(hand.page, "1234 5678 9012 3456")


def tell_tales(page: Page) -> list[str]:
    """Return what a page would give away beside its body: address, title, icon, preview, names, what is filled in."""
    found = [page.url, page.title(), *page.locator("head").locator("meta, link").evaluate_all(OUTER)]
    found += page.locator("main :is(input, textarea)").evaluate_all("all => all.map(one => one.name)")
    kept = page.locator("main form:not([autocomplete=off])").count()
    return [word for text in found for word in banned_in(text)] + ["autocomplete"] * kept


OUTER = "all => all.map(one => one.outerHTML)"


@pytest.mark.parametrize("language", URDU_AT_ONCE)
def test_case_79_and_check_21_address_title_and_names_say_nothing_all_the_way(phone, room: Room, language):
    hand = Finger(phone())
    page, tales, seen = hand.page, [], set()

    def note() -> None:
        tales.extend(tell_tales(page))
        seen.add((page.url.split("?")[0], page.title()))

    steps.begin(hand, language)
    for say in (steps.say_who, steps.say_needs, steps.say_how, steps.say_where, steps.say_more):
        note()
        say(hand)
    note()
    code = steps.send(hand)
    note()
    steps.read_back(hand, code)
    note()
    steps.come_back(hand, language, code)
    seen.add((page.url.removesuffix("back/"), page.title()))
    assert tales == []
    assert seen == {(f"{room.site.url}/{language}/r/", page.title())}
    assert page.title() in {"Raah", "راہ"}
