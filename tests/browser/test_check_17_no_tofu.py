"""Check 17: every letter can be drawn, and no label stands over its box."""

import pytest

from tests.browser.pages import LOOKED


@pytest.mark.parametrize("path", LOOKED)
def test_every_character_has_a_glyph(seen, path):
    assert seen(path).faults["tofu"] == []


@pytest.mark.parametrize("path", LOOKED)
def test_nothing_stands_over_anything_else(seen, path):
    assert seen(path).faults["crossed"] == []
