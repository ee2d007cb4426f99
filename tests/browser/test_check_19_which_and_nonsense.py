"""Check 19: a name of several places asks which is meant; nonsense shows numbers to call, and is no error."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import CENTRE, LANGUAGES, search_for


@pytest.mark.parametrize("language", LANGUAGES)
def test_hyderabad_asks_which_one_and_then_answers(visitor: Page, language):
    name, sindh = {"en": ("Hyderabad", "Sindh"), "ur": ("حیدرآباد", "سندھ")}[language]
    search_for(visitor, language, name)
    expect(visitor.locator('button[name="place"]').nth(1)).to_be_visible()
    visitor.locator('button[name="place"]').filter(has_text=sindh).first.click()
    expect(visitor.locator("h1")).to_contain_text(name)
    expect(visitor.locator(CENTRE).first).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_nonsense_leaves_numbers_provinces_and_her_words(visitor: Page, language):
    answers = []
    visitor.on("response", lambda answer: answers.append(answer.status))
    search_for(visitor, language, "zzxxqq")
    expect(visitor.locator("#q")).to_have_value("zzxxqq")
    expect(visitor.locator("#q-wrong")).to_be_visible()
    expect(visitor.locator("a.line").first).to_be_visible()
    expect(visitor.locator(f'a[href="/{language}/places/pk/punjab/"]').first).to_be_visible()
    assert answers[-1] == 200
