"""Check 12: axe finds nothing: WCAG 2.2 AA and best practice, on every page, in every language, by day and by night."""

import pytest

from tests.browser.pages import LOOKED


@pytest.mark.parametrize("path", LOOKED)
def test_axe_finds_nothing(seen, path):
    assert seen(path).faults["axe"] == []


@pytest.mark.parametrize("path", LOOKED)
def test_nor_do_its_eyes_in_the_dark(seen, path):
    assert seen(path).faults["dark"] == []
