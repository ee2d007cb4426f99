"""Check 16: Urdu reads from the right, numbers from the left, by where their digits are drawn; no CSS knows a side."""

import re

import pytest
from playwright.sync_api import Page

from languages.files import ROOT
from tests.browser.pages import LOOKED, LOOKED_IN_URDU

# A property of a side or of a fixed axis, a name that ends in one, a value that is one.
SIDE = re.compile(
    r"(?:^|[;{\s])(?:(?:min|max)-)?(?:left|right|top|bottom|width|height)\s*:"
    r"|[a-z]-(?:left|right|top|bottom)\b|:\s*(?:left|right)\b"
)
SHEETS = sorted((ROOT / "static").glob("*.css"))


@pytest.mark.parametrize("path", LOOKED)
def test_the_digits_of_every_number_follow_each_other_from_left_to_right(seen, path):
    assert seen(path).faults["digits"] == []


@pytest.mark.parametrize("path", LOOKED)
def test_a_page_runs_in_the_direction_of_its_language(seen, path):
    assert seen(path).faults["direction"] == ["rtl" if path.startswith("/ur/") else "ltr"]


@pytest.mark.parametrize("path", LOOKED_IN_URDU)
def test_urdu_has_room_between_its_lines(seen, path):
    assert min(seen(path).faults["leading"]) >= 1.8


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_no_style_knows_a_side(sheet):
    assert SIDE.findall(sheet.read_text()) == []


@pytest.mark.parametrize("rule", ["a{left:0}", "b{margin-left:1px}", "c{text-align: right}", "d{max-width:9rem}"])
def test_the_rule_about_sides_sees_them(rule):
    assert SIDE.search(rule)


def test_the_way_out_is_at_the_end_of_the_line_in_both_directions(reader: Page):
    for language, side in (("ur", "left"), ("en", "right")):
        reader.goto(f"/{language}/")
        box = reader.locator(".leave").bounding_box()
        assert box
        assert (box["x"] < 100) == (side == "left")
