"""Every page of hers, in Urdu and English, on a small phone: checks 8 and 11 to 17, in one way through all of them.

axe finds nothing by day and by night; nothing scrolls sideways, at 400 % and with more room either; targets are large;
the page runs in its language's direction; every step of the keyboard is seen; nothing is asked elsewhere or blocked.
"""

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.pages import URDU_AT_ONCE
from tests.browser.private.looking import Looker, go
from tests.browser.private.pages import PAGES
from tests.browser.seen import SMALL


@pytest.fixture(scope="module")
def faults(chromium, room) -> Callable[[str], dict[str, dict[str, Any]]]:
    """Return what gives the faults of all pages in a language; each page is looked at once."""
    known: dict[str, dict[str, dict[str, Any]]] = {}

    def found(language: str) -> dict[str, dict[str, Any]]:
        if language not in known:
            with chromium.new_context(base_url=room.site.url, viewport=SMALL) as context:
                looker = Looker(context, room, language)
                known[language] = looker.found
                go(looker.page, room, language, looker.look)
        return known[language]

    return found


@pytest.mark.parametrize("language", URDU_AT_ONCE)
def test_nothing_is_wrong_with_any_page_of_hers(faults, language):
    found = faults(language)
    assert found.keys() == set(PAGES)
    assert {name: fault for name, fault in found.items() if fault} == {}
