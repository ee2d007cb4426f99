"""Check 14: at 400 % zoom, and with the spacing of WCAG 1.4.12, nothing is cut off and nothing overlaps."""

import pytest

from tests.browser.pages import LOOKED


@pytest.mark.parametrize("path", LOOKED)
def test_four_times_as_large_nothing_is_cut_off_or_overlaps(seen, path):
    assert seen(path).faults["zoomed"] == []


@pytest.mark.parametrize("path", LOOKED)
def test_nor_with_more_room_between_letters_words_and_lines(seen, path):
    assert seen(path).faults["spaced"] == []
