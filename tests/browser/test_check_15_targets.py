"""Check 15: a finger hits what it means: 48 pixels to call, to leave and to send, 24 for all others."""

import pytest

from tests.browser.pages import LOOKED


@pytest.mark.parametrize("path", LOOKED)
def test_every_target_is_large_enough(seen, path):
    assert seen(path).faults["targets"] == []
