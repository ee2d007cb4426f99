"""What every page looks like to the eye, the finger, the keyboard and the screen reader."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.pages import EVERY, LANGUAGES, open_first_centre

OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SMALLER_THAN = """least => [...document.querySelectorAll('a, button, summary, input, select')]
  .filter(one => one.offsetParent && one.type !== 'hidden' && !one.closest('.skip') && !one.matches('.sources a'))
  .map(one => [one.closest('label') || one, one]).map(([target, one]) => [target.getBoundingClientRect(), one])
  .filter(([box, one]) => Math.min(box.width, box.height) < least(one))
  .map(([box, one]) => `${one.outerHTML.slice(0, 90)} ${box.width} x ${box.height}`)"""


@pytest.mark.parametrize("path", EVERY)
def test_a_small_phone_never_scrolls_sideways(reader: Page, path):
    reader.goto(path)
    assert reader.evaluate(OVERFLOW) == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_nor_on_the_page_of_a_centre(reader: Page, language):
    open_first_centre(reader, language)
    assert reader.evaluate(OVERFLOW) == 0


@pytest.mark.parametrize("path", ["/ur/", "/en/", "/ur/search/?q=Karachi", "/en/search/?q=Karachi"])
def test_opened_lists_do_not_scroll_sideways_either(reader: Page, path):
    reader.goto(path)
    reader.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert reader.evaluate(OVERFLOW) == 0


@pytest.mark.parametrize("path", EVERY)
def test_axe_finds_nothing(reader: Page, path):
    reader.goto(path)
    _assert_accessible(reader)


@pytest.mark.parametrize("path", ["/ur/", "/en/search/?q=Karachi", "/ur/search/?q=zzxxqq"])
def test_nor_in_the_dark(reader: Page, path):
    reader.emulate_media(color_scheme="dark")
    reader.goto(path)
    _assert_accessible(reader)


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_on_the_page_of_a_centre(reader: Page, language):
    open_first_centre(reader, language)
    _assert_accessible(reader)


@pytest.mark.parametrize("path", EVERY)
def test_a_finger_can_hit_everything(reader: Page, path):
    reader.goto(path)
    least = "one => one.matches('.dial, .line, form:not(header form) button') ? 48 : 24"
    assert reader.evaluate(f"({SMALLER_THAN})({least})") == []


@pytest.mark.parametrize("path", [path for path in EVERY if path.startswith("/ur/")])
def test_urdu_reads_from_right_to_left_with_room_between_its_lines(reader: Page, path):
    reader.goto(path)
    style = reader.evaluate(
        "(({direction, lineHeight, fontSize}) => [direction, parseFloat(lineHeight) / parseFloat(fontSize)])"
        "(getComputedStyle(document.querySelector('main p, main h2')))"
    )
    assert style[0] == "rtl"
    assert style[1] >= 2


def test_a_number_on_an_urdu_page_reads_from_left_to_right(reader: Page):
    reader.goto("/ur/search/?q=Karachi")
    numbers = reader.locator(".dial bdi")
    assert numbers.count() > 3
    for number in numbers.all():
        assert number.evaluate("one => getComputedStyle(one).direction") == "ltr"


@pytest.mark.parametrize("path", ["/ur/", "/en/search/?q=Karachi"])
def test_the_keyboard_comes_first_to_the_way_past_the_head_and_sees_where_it_is(reader: Page, path):
    reader.goto(path)
    reader.keyboard.press("Tab")
    assert reader.evaluate("document.activeElement.className") == "skip"
    for _step in range(12):
        outline = "getComputedStyle(document.activeElement)"
        assert reader.evaluate(f"{outline}.outlineStyle") != "none"
        assert reader.evaluate(f"parseFloat({outline}.outlineWidth)") >= 2
        reader.keyboard.press("Tab")


def _assert_accessible(page: Page) -> None:
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
