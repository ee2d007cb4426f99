"""Check 13: a phone 320 pixels wide never scrolls sideways."""

import pytest

from tests.browser.pages import LOOKED


@pytest.mark.parametrize("path", LOOKED)
def test_a_small_phone_never_scrolls_sideways(seen, path):
    assert seen(path).faults["overflow"] == []


@pytest.mark.parametrize("path", LOOKED)
def test_nor_with_every_list_open(seen, path):
    assert seen(path).faults["opened"] == []
