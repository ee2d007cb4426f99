"""Check 21: no banned word in a title, an address, an icon, a preview, a file name or a cookie."""

import pytest
from playwright.sync_api import Page, expect

from tests.banned import banned_in, own_part
from tests.browser.pages import LOOKED, URDU_AT_ONCE
from tests.browser.seen import shown_on

NEEDS = ("cyber-harassment", "workplace-harassment")


def banned_in_all(shown: list[list[str]]) -> list[tuple[str, str]]:
    """Return what a page shows to others that holds a word it must not show."""
    own = [(where, own_part(text)) for where, text in shown]
    assert {"title", "address", "link"} <= {where for where, text in own if text}
    return [(where, text) for where, text in own if where == "rich" or banned_in(text)]


def banned_on(page: Page) -> list[tuple[str, str]]:
    """Likewise of the page that is open."""
    page.wait_for_load_state()
    return banned_in_all(shown_on(page))


@pytest.mark.parametrize("path", LOOKED)
def test_a_page_shows_none(seen, path):
    assert banned_in_all(seen(path).shown) == []


@pytest.mark.parametrize("language", URDU_AT_ONCE)
@pytest.mark.parametrize("need", NEEDS)
def test_a_journey_to_help_against_harassment_shows_none(reader: Page, language, need):
    reader.goto(f"/{language}/")
    reader.locator("form[role=search] a.back").click()
    reader.wait_for_url("**/choose/**")
    assert banned_on(reader) == []
    reader.locator("select[name=need]").select_option(need)
    reader.locator("main form button:not([formaction])").last.click()
    expect(reader.locator("ol.cards > li").first).to_be_visible()
    assert banned_on(reader) == []
    reader.locator("ol.cards h3 a").first.click()
    reader.wait_for_url("**/centres/**")
    assert banned_on(reader) == []
    reader.locator('a[href$="/report/"]').click()
    reader.wait_for_url("**/report/")
    with reader.expect_navigation():
        reader.locator("form[novalidate] button").click()
    assert banned_on(reader) == []


@pytest.mark.parametrize("language", URDU_AT_ONCE)
def test_what_is_sent_shows_none(reader: Page, language):
    reader.goto(f"/{language}/suggest/")
    reader.locator("#id_needs_8").check()
    reader.locator("#id_name").fill("Invented Harassment Cell")
    reader.locator("form[novalidate] button").click()
    expect(reader.locator("#look")).to_be_visible()
    assert banned_on(reader) == []


@pytest.mark.parametrize("language", URDU_AT_ONCE)
def test_the_file_of_a_number_has_a_neutral_name(reader: Page, language):
    reader.goto(f"/{language}/search/?q=Karachi")
    reader.locator("section ol.cards h3 a").first.click()
    reader.locator("details:has(form) summary").click()
    with reader.expect_download() as saved:
        reader.locator('form[action$="contact.vcf"] button').first.click()
    assert banned_in(saved.value.suggested_filename) == []
    assert saved.value.suggested_filename.endswith(".vcf")
