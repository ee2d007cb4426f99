"""Checks 2 and 3 once more, in Debian's Firefox: leave, then Back twice (`make soak`)."""

import shutil
import time
from collections.abc import Callable

import pytest

from tests.browser.doors import Door
from tests.browser.leaving import firefox

pytestmark = [
    pytest.mark.soak,
    pytest.mark.skipif(
        shutil.which(firefox.FIREFOX) is None,
        reason="Firefox is not installed: `apt-get install firefox-esr`, then leaving is tested in it too",
    ),
]


def until(is_so: Callable[[], object]) -> None:
    """Return as soon as something is so: the protocol does not say when going back has come to its end."""
    deadline = time.monotonic() + firefox.PATIENCE_S
    while not is_so():
        assert time.monotonic() < deadline, "It has not come to be so."
        time.sleep(0.05)


@pytest.mark.parametrize("scripts", [True, False], ids=["with JavaScript", "without"])
def test_check_2_and_3_back_twice_never_shows_a_page_of_ours_in_firefox(door: Door, neutral: Door, scripts):
    with firefox.opened(scripts=scripts) as tab:
        for address in (f"{neutral.url}/", f"{door.url}/en/places/", f"{door.url}/en/"):
            tab.open(address)
        tab.click("form[role=search] button")
        until(lambda: ("GET", "/en/search/", 200) in door.hits)
        tab.click(".leave")
        until(lambda: tab.url == f"{neutral.url}/" and ("GET", "/leave", 303) in door.hits)
        for path in ("/en/", "/en/places/") if scripts else ("/en/search/", "/en/"):
            door.hits.clear()
            tab.back()
            until(lambda: tab.url == f"{neutral.url}/" and door.hits)
            assert door.hits == [("GET", path, 303)]


def test_a_page_that_may_be_kept_comes_back_from_firefoxes_memory(door: Door, neutral: Door):
    with firefox.opened(scripts=True) as tab:
        tab.open(f"{door.url}/control-kept")
        tab.open(f"{neutral.url}/")
        door.hits.clear()
        tab.back()
        until(lambda: door.hits)
        assert door.hits == [("GET", "/kept", 204)]
