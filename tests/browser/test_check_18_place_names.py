"""Check 18: a place that is misspelt or written in another script leads to the right results, with JavaScript off."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import search_for

# As people type them; Arabic and Sindhi letters among them.
KARACHI, LAHORE = ("Karachi", "کراچی"), ("Lahore", "لاہور")
TYPED = {
    "krachi": KARACHI,
    "كراچي": KARACHI,
    "ڪراچي": KARACHI,
    "Lahor": LAHORE,
    "لاہور": LAHORE,
    "pindi": ("Rawalpindi", "راولپنڈی"),
    "isb": ("Islamabad", "اسلام آباد"),
    "d i khan": ("Dera Ismail Khan", "ڈیرہ اسماعیل خان"),
    "peshawer": ("Peshawar", "پشاور"),
    "kwetta": ("Quetta", "کوئٹہ"),
}


@pytest.mark.parametrize("number", range(len(TYPED)))
def test_she_writes_her_city_anyhow_and_sees_what_is_nearest(visitor: Page, number):
    typed, said = list(TYPED.items())[number]
    language = ("en", "ur")[number % 2]
    search_for(visitor, language, typed)
    expect(visitor.locator("h1")).to_contain_text(said[number % 2])
    expect(visitor.locator("ol.cards > li").first).to_be_visible()
    expect(visitor.locator("a.dial").first).to_have_attribute("href", re.compile("^tel:"))


@pytest.mark.parametrize(("language", "name"), [("en", "Karachi"), ("ur", "کراچی")])
def test_what_is_nearest_stands_first_and_says_its_city(visitor: Page, language, name):
    search_for(visitor, language, "krachi")
    expect(visitor.locator("ol.cards > li .facts").first).to_contain_text(name)
