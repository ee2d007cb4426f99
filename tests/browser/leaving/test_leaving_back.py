"""Checks 2 and 3: leave, then Back twice, with JavaScript and without. It is never one of our pages."""

from collections.abc import Callable

import pytest

from tests.browser.leaving.tab import Tab

Opened = Callable[..., Tab]
SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["with JavaScript", "without"])


def _from_home(tab: Tab) -> None:
    tab.page.goto("/en/places/")
    tab.page.goto("/en/")


def _from_results(tab: Tab) -> None:
    tab.search()


def _from_a_centre(tab: Tab) -> None:
    tab.search()
    tab.open_centre()


def _from_results_that_are_a_forms_answer(tab: Tab) -> None:
    tab.search()
    tab.search("Lahore")


WAYS = pytest.mark.parametrize(
    "way", [_from_home, _from_results, _from_a_centre, _from_results_that_are_a_forms_answer]
)


def test_a_page_that_does_not_leave_comes_back_from_the_browsers_memory(opened: Opened):
    tab = opened()
    tab.page.goto("/control")
    tab.page.goto(tab.neutral.url)
    tab.door.hits.clear()
    with tab.page.expect_request("**/kept"):
        tab.back()
    assert ("GET", "/control", 200) not in tab.door.hits


def test_a_page_of_ours_would_come_back_too_without_leaving(opened: Opened):
    tab = opened(scripts=False)
    tab.page.goto("/en/")
    tab.page.goto(tab.neutral.url)
    tab.door.hits.clear()
    tab.back()
    assert tab.url == f"{tab.door.url}/en/"
    assert tab.door.hits == []


@SCRIPTS
@WAYS
def test_check_2_and_3_back_twice_never_shows_a_page_of_ours(opened: Opened, scripts, way):
    tab = opened(scripts=scripts)
    way(tab)
    tab.leave()
    for _ in range(2):
        tab.back()
        assert tab.url == f"{tab.neutral.url}/"
    assert tab.door.pages() == []


@SCRIPTS
def test_forward_again_is_neutral_too(opened: Opened, scripts):
    tab = opened(scripts=scripts)
    _from_a_centre(tab)
    tab.leave()
    tab.back()
    at, entries = tab.history()
    with tab.page.expect_event("framenavigated"):
        tab.tools.send("Page.navigateToHistoryEntry", {"entryId": entries[at + 1]["id"]})
    assert tab.url == f"{tab.neutral.url}/"
    assert tab.door.pages() == []
