"""Reading a guide and going on from it, on a small phone with JavaScript switched off."""

import pytest
from playwright.sync_api import Page, expect


def test_from_the_first_page_to_what_to_do_first(visitor: Page):
    visitor.goto("/en/")
    visitor.get_by_role("link", name="What to do first").click()
    expect(visitor).to_have_title("Raah: guide")
    expect(visitor.locator("main")).to_contain_text("It is not your fault")


@pytest.mark.parametrize(
    ("slug", "button", "said"),
    [
        ("first-steps", "Find a hospital", "A doctor or hospital"),
        ("long-ago", "A lawyer, legal advice", "A lawyer, legal advice"),
        ("for-men", "Help that takes men", "Men"),
    ],
)
def test_a_button_of_a_guide_asks_for_its_need_and_leaves_it_out_of_the_address(visitor: Page, slug, button, said):
    visitor.goto(f"/en/{slug}/")
    visitor.get_by_role("button", name=button).first.click()
    expect(visitor.locator("h1")).to_contain_text("Pakistan")
    expect(visitor.locator("main")).to_contain_text(said)
    expect(visitor.locator("a.dial").first).to_be_visible()
    assert visitor.url.endswith("/en/search/")


@pytest.mark.parametrize("language", ["ur", "en"])
def test_a_claim_leads_to_its_source_on_the_same_page(visitor: Page, language):
    visitor.goto(f"/{language}/first-steps/")
    mark = visitor.locator(".mark").last
    number = mark.inner_text()
    mark.click()
    expect(visitor.locator(f"#s{number}")).to_be_in_viewport()


def test_the_list_leads_to_every_guide(visitor: Page):
    visitor.goto("/en/guides/")
    links = visitor.locator("h2 a")
    assert links.count() >= 3
    for path in links.evaluate_all("links => links.map(link => link.pathname)"):
        answer = visitor.goto(path)
        assert answer is not None
        assert answer.status == 200
