"""Browsing by the drawing, saving a number, printing: in a real browser, with JavaScript switched off."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import LANGUAGES, open_first_centre

BLOCKS = ".map a"
# Whether the words of a block stay inside it, with a pixel for what the letters of a font overhang.
SPILLING = """blocks => blocks.map(one => [one.querySelector('rect'), one.querySelector('text')])
  .map(pair => pair.map(one => one.getBoundingClientRect()))
  .filter(([block, words]) => words.left < block.left - 1 || words.right > block.right + 1
    || words.top < block.top - 1 || words.bottom > block.bottom + 1).length"""


def middle_first(page: Page, name: str) -> float:
    box = page.locator(BLOCKS).filter(has_text=name).bounding_box()
    assert box
    return box["x"] + box["width"] / 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_block_can_be_hit_by_a_finger_on_a_small_phone(visitor: Page, language):
    visitor.goto(f"/{language}/places/")
    boxes = [block.locator("rect").bounding_box() for block in visitor.locator(BLOCKS).all()]
    assert len(boxes) == 7
    assert all(min(box["width"], box["height"]) >= 48 for box in boxes if box)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [320, 1000])
def test_the_words_stay_inside_their_blocks(visitor: Page, language, width):
    visitor.set_viewport_size({"width": width, "height": 800})
    visitor.goto(f"/{language}/places/")
    assert visitor.locator(BLOCKS).evaluate_all(SPILLING) == 0


@pytest.mark.parametrize(("language", "west", "east"), [("en", "Balochistan", "Punjab"), ("ur", "بلوچستان", "پنجاب")])
def test_west_is_at_the_left_in_every_language(visitor: Page, language, west, east):
    visitor.goto(f"/{language}/places/")
    assert middle_first(visitor, west) < middle_first(visitor, east)


def test_the_drawing_leads_to_a_province_by_keyboard_alone(visitor: Page):
    visitor.goto("/en/places/")
    visitor.locator(BLOCKS).filter(has_text="Sindh").focus()
    visitor.keyboard.press("Enter")
    visitor.wait_for_url("**/en/places/pk/sindh/")
    expect(visitor.locator("h1")).to_have_text("Sindh")


def test_every_block_is_reached_by_the_tab_key_and_shows_it(reader: Page):
    reader.goto("/en/places/")
    reader.locator(BLOCKS).first.focus()
    for block in reader.locator(BLOCKS).all():
        assert block.evaluate("one => one === document.activeElement")
        assert block.locator("rect").evaluate("one => parseFloat(getComputedStyle(one).strokeWidth)") >= 3
        reader.keyboard.press("Tab")


@pytest.mark.parametrize(("language", "name"), [("en", "Sana"), ("ur", "ثنا")])
def test_she_saves_a_number_under_an_everyday_name(visitor: Page, language, name):
    open_first_centre(visitor, language)
    visitor.locator(".call summary").click()
    expect(visitor.locator("[name=name]")).to_have_value(name)
    with visitor.expect_download() as download:
        visitor.locator(".call form button").click()
    assert download.value.suggested_filename == "contact.vcf"
    card = download.value.path().read_text(encoding="utf-8")
    dials = visitor.locator(".dial").evaluate_all("links => links.map(link => link.href)")
    assert f"FN:{name}" in card
    assert f"tel:{re.findall('TEL;TYPE=VOICE:(.*)', card)[0].strip()}" in dials


def test_she_may_write_another_name(visitor: Page):
    open_first_centre(visitor, "en")
    visitor.locator(".call summary").click()
    visitor.locator("[name=name]").fill("Tailor, Gulberg; رضیہ")
    with visitor.expect_download() as download:
        visitor.locator(".call form button").click()
    assert "FN:Tailor\\, Gulberg\\; رضیہ" in download.value.path().read_text(encoding="utf-8")
