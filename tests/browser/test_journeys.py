"""What a person can do, on a small phone with JavaScript switched off."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import CENTRE


def search_for(page: Page, language: str, words: str) -> None:
    page.goto(f"/{language}/")
    page.locator("#q").fill(words)
    page.locator("form[role=search] button").first.click()


@pytest.mark.parametrize(
    ("language", "words", "city"),
    [
        ("en", "krachi", "Karachi"),
        ("en", "لاہور", "Lahore"),
        ("ur", "krachi", "کراچی"),
        ("ur", "لاہور", "لاہور"),
        ("ur", "Multan", "ملتان"),
    ],
)
def test_she_writes_her_city_anyhow_and_sees_what_is_nearest(visitor: Page, language, words, city):
    search_for(visitor, language, words)
    expect(visitor.locator("h1")).to_contain_text(city)
    expect(visitor.locator("ol.cards > li .facts").first).to_contain_text(city)
    expect(visitor.locator("a.dial").first).to_have_attribute("href", re.compile("^tel:"))


def test_what_she_looked_for_is_not_in_the_address(visitor: Page):
    search_for(visitor, "en", "krachi")
    assert visitor.url.endswith("/en/search/")


def test_she_taps_a_province_picks_a_need_and_a_district(visitor: Page):
    visitor.goto("/en/")
    visitor.get_by_role("link", name="Sindh").click()
    visitor.get_by_label("A lawyer, legal advice").check()
    visitor.get_by_role("button", name=re.compile("^Sukkur")).click()
    expect(visitor.locator("h1")).to_contain_text("Sukkur")
    expect(visitor.locator("main")).to_contain_text("A lawyer, legal advice")
    expect(visitor.locator(CENTRE).first).to_be_visible()


def test_hyderabad_asks_which_one_and_then_answers(visitor: Page):
    search_for(visitor, "en", "Hyderabad")
    expect(visitor.locator("h1")).to_have_text("Which one do you mean?")
    visitor.locator('button[name="place"]').filter(has_text="Sindh").first.click()
    expect(visitor.locator("h1")).to_contain_text("Hyderabad")
    expect(visitor.locator(CENTRE).first).to_be_visible()


def test_nonsense_leaves_numbers_provinces_and_her_words(visitor: Page):
    search_for(visitor, "ur", "zzxxqq")
    expect(visitor.locator("#q")).to_have_value("zzxxqq")
    expect(visitor.locator("#q-wrong")).to_be_visible()
    expect(visitor.locator("a.line").first).to_be_visible()
    expect(visitor.get_by_role("link", name="پنجاب")).to_be_visible()


def test_she_narrows_the_list(visitor: Page):
    search_for(visitor, "en", "Karachi")
    visitor.get_by_role("button", name="Choose more exactly").click()
    visitor.get_by_label("What help").select_option("shelter")
    visitor.get_by_role("button", name="Show").click()
    expect(visitor.locator("h1")).to_have_text("Help near Karachi")
    for card in visitor.locator("ol.cards > li").all():
        expect(card).to_contain_text("Shelter")


def test_a_drawing_asks_for_one_need_near_her(visitor: Page):
    visitor.goto("/en/")
    visitor.locator("#q").fill("Lahore")
    visitor.get_by_role("button", name="A safe place to stay").click()
    expect(visitor.locator("h1")).to_have_text("Help near Lahore")
    expect(visitor.locator("main")).to_contain_text("Lahore, Punjab, A safe place to stay")


def test_one_touch_shows_only_what_is_free(visitor: Page):
    search_for(visitor, "en", "Lahore")
    visitor.get_by_role("button", name="Free").click()
    expect(visitor.locator("main")).to_contain_text("Lahore, Punjab, Free")
    for card in visitor.locator("ol.cards > li").all():
        expect(card.locator(".facts")).to_contain_text("Free")


def test_every_helpline_is_a_touch_away_and_the_places_one_back(visitor: Page):
    search_for(visitor, "en", "Lahore")
    few = visitor.locator("ul.cards > li").count()
    visitor.get_by_role("button", name="More helplines").click()
    expect(visitor.locator("h1")).to_have_text("Helplines")
    assert visitor.locator("ul.cards > li").count() > few
    visitor.get_by_role("button", name="Places to go").click()
    expect(visitor.locator("h1")).to_have_text("Help near Lahore")


def test_every_number_of_the_country_is_a_touch_away(visitor: Page):
    visitor.goto("/ur/")
    visitor.locator("section.call a.back").click()
    assert visitor.locator("a.line").count() > 20


def test_she_turns_the_page(visitor: Page):
    search_for(visitor, "en", "Lahore")
    first = visitor.locator(CENTRE).all_inner_texts()
    visitor.get_by_role("button", name="More places").click()
    expect(visitor.locator("h1")).to_have_text("Help near Lahore")
    second = visitor.locator(CENTRE).all_inner_texts()
    assert second
    assert first != second


def test_the_other_language_keeps_her_question(visitor: Page):
    search_for(visitor, "en", "krachi")
    visitor.get_by_role("button", name="اردو").click()
    expect(visitor.locator("html")).to_have_attribute("lang", "ur")
    expect(visitor.locator("h1")).to_contain_text("کراچی")


def test_from_the_first_page_to_a_number_in_two_steps(visitor: Page):
    search_for(visitor, "en", "Karachi")
    visitor.locator(CENTRE).first.click()
    expect(visitor.get_by_role("heading", name="Call or write")).to_be_visible()
    expect(visitor).to_have_title("Raah: details")


def test_another_country_has_its_own_lines(visitor: Page):
    visitor.goto("/en/")
    visitor.get_by_role("link", name="Another country").first.click()
    visitor.get_by_role("button", name="Norway").click()
    expect(visitor.locator("h1")).to_contain_text("Norway")
    expect(visitor.locator("a.dial").first).to_be_visible()
