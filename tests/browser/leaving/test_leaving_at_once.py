"""Checks 1, 4, 6 and 7: the touch blanks the page in the same frame, and what the browser held is gone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.leaving.tab import Tab
from tests.browser.pages import EVERY, LANGUAGES, URDU_AT_ONCE, open_first_centre

Opened = Callable[..., Tab]
SHOWN = "document.documentElement.checkVisibility() || document.title !== ''"
# What a keyboard does, without waiting: each key with its moment in milliseconds.
PRESS = """presses => { for (const [key, at] of presses) for (const type of ['keydown', 'keyup']) {
  const event = new KeyboardEvent(type, {key, bubbles: true, cancelable: true});
  Object.defineProperty(event, 'timeStamp', {value: at}); document.body.dispatchEvent(event) } }"""
SLOW = {"offline": False, "latency": 300, "downloadThroughput": 50_000 / 8, "uploadThroughput": 50_000 / 8}


def touch_and_look(page: Page) -> bool:
    """Touch the link in the page; say whether anything is shown when the touch has been heard."""
    return bool(page.evaluate(f"() => {{ document.querySelector('.leave').click(); return {SHOWN} }}"))


def come_anew(tab: Tab, path: str) -> int:
    """Open a page as somebody who never left; say whether it is ours. The server's marker of before may come late."""
    tab.context.clear_cookies()
    tab.page.goto(path)
    return tab.page.locator(".leave").count()


@pytest.mark.parametrize("language", URDU_AT_ONCE)
def test_check_1_leaving_from_every_page_blanks_it_at_once_and_leads_to_the_neutral_site(opened: Opened, language):
    tab = opened()
    for path in [path for path in EVERY if path.startswith(f"/{language}/")] + [f"/{language}/nowhere/", "/"]:
        tab.until(lambda path=path: come_anew(tab, path))
        assert not touch_and_look(tab.page), path
        tab.page.wait_for_url(f"{tab.neutral.url}/")
        assert tab.cookies & {"away", "rest"}, path


@pytest.mark.parametrize("language", LANGUAGES)
def test_check_1_also_from_a_centre(opened: Opened, language):
    tab = opened()
    open_first_centre(tab.page, language)
    assert not touch_and_look(tab.page)
    tab.page.wait_for_url(f"{tab.neutral.url}/")


@pytest.mark.parametrize("path", ["/ur/", "/en/nowhere/"])
def test_leaving_is_the_first_thing_a_keyboard_reaches(opened: Opened, path):
    tab = opened(scripts=False)
    tab.page.goto(path)
    tab.page.keyboard.press("Tab")
    tab.page.keyboard.press("Enter")
    tab.page.wait_for_url(f"{tab.neutral.url}/")


def test_check_4_shift_alone_three_times_leaves(opened: Opened):
    tab = opened()
    tab.page.goto("/en/")
    tab.page.locator("#q").focus()
    for _ in range(3):
        tab.page.keyboard.press("Shift")
    tab.page.wait_for_url(f"{tab.neutral.url}/")


def test_check_4_a_name_with_capitals_and_a_held_key_do_not_leave(opened: Opened):
    tab = opened()
    tab.page.goto("/en/")
    tab.page.locator("#q").focus()
    for letter in "Ali Raza Khan":
        tab.page.keyboard.press(f"Shift+{letter}" if letter.isupper() else letter)
    for _ in range(5):
        tab.page.keyboard.down("Shift")
    tab.page.keyboard.up("Shift")
    expect(tab.page.locator("#q")).to_have_value("Ali Raza Khan")
    assert tab.page.evaluate(SHOWN)


@pytest.mark.parametrize(
    ("presses", "leaves"),
    [
        ([("Shift", 0), ("Shift", 2400), ("Shift", 4900)], True),
        ([("Shift", 0), ("Shift", 2600), ("Shift", 5100)], False),
        ([("Shift", 0), ("Shift", 4000), ("Shift", 8000), ("Shift", 8500)], True),
        ([("Shift", 0), ("Shift", 100)], False),
        ([("Shift", 0), ("Shift", 100), ("a", 200), ("Shift", 300)], False),
        ([("a", 0), ("Shift", 100), ("Shift", 200), ("Shift", 300)], True),
        ([("Control", 0), ("Control", 100), ("Control", 200)], False),
    ],
)
def test_check_4_three_times_within_five_seconds(opened: Opened, presses, leaves):
    tab = opened()
    tab.page.goto("/en/")
    tab.page.evaluate(PRESS, presses)
    if leaves:
        tab.page.wait_for_url(f"{tab.neutral.url}/")
    else:
        assert tab.page.evaluate(SHOWN)


@pytest.mark.parametrize("scripts", [True, False], ids=["with JavaScript", "without"])
def test_check_6_after_leaving_only_markers_are_left(opened: Opened, scripts):
    tab = opened(scripts=scripts)
    tab.search()
    tab.context.add_cookies([{"name": "session", "value": "invented", "url": tab.door.url}])
    tab.page.evaluate("localStorage.setItem('a', '1'); sessionStorage.setItem('a', '1')")
    tab.leave()
    tab.until(lambda: tab.is_marked() and tab.cookies <= {"rest", "away"})
    tab.context.clear_cookies()
    tab.page.goto("/control")
    assert tab.page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_check_7_on_a_slow_line_the_page_is_blank_in_the_frame_of_the_touch(opened: Opened):
    tab, seen = opened(), []
    tab.page.expose_function("see", lambda is_shown: seen.append(is_shown))  # noqa: PLW0108 - a method of C is refused
    tab.page.goto("/ur/")
    tab.tools.send("Network.enable")
    tab.tools.send("Network.emulateNetworkConditions", SLOW)
    tab.page.evaluate(f"addEventListener('click', () => requestAnimationFrame(() => see({SHOWN})))")
    tab.page.locator(".leave").click(no_wait_after=True)
    tab.until(lambda: seen)
    assert seen == [False]
    tab.page.wait_for_url(f"{tab.neutral.url}/")


def test_without_javascript_the_page_is_blank_from_the_touch_on(opened: Opened):
    tab = opened(scripts=False)
    tab.page.goto("/ur/")
    tab.page.locator(".leave").hover()
    tab.page.mouse.down()
    expect(tab.page.locator("h1")).to_be_hidden()
    # When the finger is lifted the focus stays, so the page stays blank until the other site comes.
    assert tab.page.evaluate("document.querySelector('.leave').matches(':focus:not(:focus-visible)')")


def test_with_the_keyboard_on_the_link_the_page_is_still_there(opened: Opened):
    tab = opened(scripts=False)
    tab.page.goto("/ur/")
    tab.page.keyboard.press("Tab")
    expect(tab.page.locator(".leave")).to_be_focused()
    expect(tab.page.locator("h1")).to_be_visible()


@pytest.mark.parametrize("way", ["touch", "Shift"])
def test_when_our_server_is_down_it_works_with_javascript(opened: Opened, way):
    tab = opened()
    tab.search()
    tab.door.shut()
    if way == "touch":
        tab.page.locator(".leave").click()
    else:
        tab.page.evaluate(PRESS, [("Shift", 0), ("Shift", 1), ("Shift", 2)])
    tab.page.wait_for_url(f"{tab.neutral.url}/")
    assert "away" in tab.cookies


def test_when_our_server_is_down_back_shows_the_browsers_own_page(opened: Opened):
    tab = opened()
    tab.search()
    tab.door.shut()
    tab.page.locator(".leave").click()
    tab.page.wait_for_url(f"{tab.neutral.url}/")
    tab.back()
    assert tab.url.startswith("chrome-error:")


def test_when_our_server_comes_back_the_pages_marker_leads_away(opened: Opened):
    tab = opened()
    tab.page.goto("/en/")
    tab.context.add_cookies([{"name": "away", "value": "1", "url": tab.door.url}])
    tab.page.goto("/en/places/")
    assert tab.page.url == f"{tab.neutral.url}/"


@pytest.mark.parametrize("scripts", [True, False], ids=["with JavaScript", "without"])
def test_who_left_comes_in_again_by_the_neutral_pages_button(opened: Opened, scripts):
    tab = opened(scripts=scripts)
    tab.page.goto("/en/")
    tab.leave()
    tab.until(tab.is_marked)
    tab.page.goto("/")
    expect(tab.page.locator("body")).not_to_contain_text("Raah")
    tab.page.locator("button").click()
    expect(tab.page.locator(".leave")).to_be_visible()
    assert tab.cookies.isdisjoint({"rest", "away"})


def test_a_form_that_is_sent_after_leaving_ends_at_the_neutral_page(opened: Opened):
    tab = opened(scripts=False)
    tab.page.goto("/en/")
    tab.context.add_cookies([{"name": "rest", "value": "1", "url": tab.door.url}])
    tab.page.locator("#q").fill("Karachi")
    tab.page.locator("form[role=search] button").first.click()
    tab.page.wait_for_url(f"{tab.door.url}/")
    expect(tab.page.locator("button")).to_have_count(1)
