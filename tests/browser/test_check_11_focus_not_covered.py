"""Check 11: the focus is never under the way out, which stays in its corner."""

import pytest

from tests.browser.pages import LOOKED


@pytest.mark.parametrize("path", LOOKED)
def test_what_has_the_focus_is_never_under_the_way_out(seen, path):
    assert seen(path).faults["covered"] == []
