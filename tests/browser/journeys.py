"""What a person can do, step by step, whoever's hand does it (tests/browser/hands.py)."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.hands import Hand
from tests.browser.pages import CENTRE


def search_for(hand: Hand, language: str, words: str) -> Page:
    page = hand.page
    page.goto(f"/{language}/")
    hand.write(page.locator("#q"), words)
    hand.press(page.locator("form[role=search] > button"))
    expect(page.locator("h1")).to_be_visible()
    return page


def she_writes_her_city_and_sees_what_is_nearest(hand: Hand) -> None:
    page = search_for(hand, "ur", "krachi")
    expect(page.locator("h1")).to_contain_text("کراچی")
    expect(page.locator("a.dial").first).to_have_attribute("href", re.compile("^tel:"))
    assert page.url.endswith("/ur/search/")


def she_goes_from_the_first_page_to_a_number_in_two_steps(hand: Hand) -> None:
    page = search_for(hand, "en", "Karachi")
    hand.press(page.locator(CENTRE))
    expect(page.get_by_role("heading", name="Call or write")).to_be_visible()
    expect(page).to_have_title("Raah: details")


def she_picks_a_province_a_need_and_a_district(hand: Hand) -> None:
    page = hand.page
    page.goto("/en/")
    hand.press(page.get_by_role("link", name="Sindh"))
    hand.pick(page.get_by_label("A lawyer, legal advice"))
    hand.press(page.get_by_role("button", name=re.compile("^Sukkur")))
    expect(page.locator("h1")).to_contain_text("Sukkur")
    expect(page.locator("main")).to_contain_text("A lawyer, legal advice")
    expect(page.locator(CENTRE).first).to_be_visible()


def she_is_asked_which_hyderabad_she_means(hand: Hand) -> None:
    page = search_for(hand, "en", "Hyderabad")
    expect(page.locator("h1")).to_have_text("Which one do you mean?")
    hand.press(page.locator('button[name="place"]').filter(has_text="Sindh"))
    expect(page.locator("h1")).to_contain_text("Hyderabad")


def a_drawing_asks_for_one_need_near_her(hand: Hand) -> None:
    page = hand.page
    page.goto("/en/")
    hand.write(page.locator("#q"), "Lahore")
    hand.press(page.get_by_role("button", name="A safe place to stay"))
    expect(page.locator("h1")).to_have_text("Help near Lahore")
    expect(page.locator("main")).to_contain_text("Lahore, Punjab, A safe place to stay")


def she_narrows_the_list(hand: Hand) -> None:
    page = search_for(hand, "en", "Karachi")
    hand.press(page.get_by_role("button", name="Choose more exactly"))
    hand.choose(page.get_by_label("What help"), "shelter")
    hand.press(page.get_by_role("button", name="Show"))
    expect(page.locator("h1")).to_have_text("Help near Karachi")
    for card in page.locator("ol.cards > li").all():
        expect(card).to_contain_text("Shelter")


def one_touch_shows_only_what_is_free(hand: Hand) -> None:
    page = search_for(hand, "en", "Lahore")
    hand.press(page.get_by_role("button", name="Free"))
    expect(page.locator("main")).to_contain_text("Lahore, Punjab, Free")
    for card in page.locator("ol.cards > li").all():
        expect(card.locator(".facts")).to_contain_text("Free")


def every_helpline_is_a_touch_away_and_the_places_one_back(hand: Hand) -> None:
    page = search_for(hand, "en", "Lahore")
    few = page.locator("ul.cards > li").count()
    hand.press(page.get_by_role("button", name="More helplines"))
    expect(page.locator("h1")).to_have_text("Helplines")
    assert page.locator("ul.cards > li").count() > few
    hand.press(page.get_by_role("button", name="Places to go"))
    expect(page.locator("h1")).to_have_text("Help near Lahore")


def every_number_of_the_country_is_a_touch_away(hand: Hand) -> None:
    page = hand.page
    page.goto("/ur/")
    hand.press(page.locator("section.call a.back"))
    expect(page.locator("a.line").nth(20)).to_be_visible()


def she_turns_the_page(hand: Hand) -> None:
    page = search_for(hand, "en", "Lahore")
    first = page.locator(CENTRE).first.inner_text()
    hand.press(page.get_by_role("button", name="More places"))
    expect(page.locator(CENTRE).first).not_to_have_text(first)
    expect(page.locator("h1")).to_have_text("Help near Lahore")


def the_other_language_keeps_her_question(hand: Hand) -> None:
    page = search_for(hand, "en", "krachi")
    hand.press(page.get_by_role("button", name="اردو"))
    expect(page.locator("html")).to_have_attribute("lang", "ur")
    expect(page.locator("h1")).to_contain_text("کراچی")


def another_country_has_its_own_lines(hand: Hand) -> None:
    page = hand.page
    page.goto("/en/")
    hand.press(page.get_by_role("link", name="Another country"))
    hand.press(page.get_by_role("button", name="Norway"))
    expect(page.locator("h1")).to_contain_text("Norway")
    expect(page.locator("a.dial").first).to_be_visible()


def she_reads_what_to_do_first(hand: Hand) -> None:
    page = hand.page
    page.goto("/ur/")
    hand.press(page.locator('main a[href="/ur/guides/"]'))
    hand.press(page.locator('main a[href="/ur/first-steps/"]'))
    expect(page).to_have_url(re.compile("/ur/first-steps/$"))
    expect(page.locator("h1")).to_be_visible()


def somebody_says_what_is_wrong_with_a_listing(hand: Hand) -> None:
    page = search_for(hand, "en", "Karachi")
    hand.press(page.locator(CENTRE))
    hand.press(page.locator('main a[href$="/report/"]'))
    hand.pick(page.locator("form[novalidate] input[type=radio]").nth(1))
    hand.press(page.get_by_role("button", name="Send"))
    expect(page.locator("h1")).to_have_text("Thank you")


JOURNEYS: tuple[Callable[[Hand], None], ...] = (
    she_writes_her_city_and_sees_what_is_nearest,
    she_goes_from_the_first_page_to_a_number_in_two_steps,
    she_picks_a_province_a_need_and_a_district,
    she_is_asked_which_hyderabad_she_means,
    a_drawing_asks_for_one_need_near_her,
    she_narrows_the_list,
    one_touch_shows_only_what_is_free,
    every_helpline_is_a_touch_away_and_the_places_one_back,
    every_number_of_the_country_is_a_touch_away,
    she_turns_the_page,
    the_other_language_keeps_her_question,
    another_country_has_its_own_lines,
    she_reads_what_to_do_first,
    somebody_says_what_is_wrong_with_a_listing,
)
