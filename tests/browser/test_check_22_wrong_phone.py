"""Check 22, the public half: a wrong phone is said at its field, nothing typed is lost, and a double send is one."""

from uuid import uuid4

import psycopg
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

SAID = {
    "en": "This cannot be a phone number. Write only its digits, or leave it empty.",
    "ur": "یہ فون نمبر نہیں ہو سکتا۔ صرف نمبر کے ہندسے لکھیں، یا خالی چھوڑ دیں۔",
}
THANKS = {"en": "Thank you", "ur": "شکریہ"}
TYPED = {"#id_name": "Invented Centre", "#id_place": "ملتان", "#id_phone": "12ab", "#id_website": "invented.example"}
SEND = "form[novalidate] button"


@pytest.fixture
def name() -> str:
    """Return a name that nobody else sends."""
    return f"Invented {uuid4()}"


@pytest.fixture
def rows(site):
    """Return what counts the suggestions of a name in the database of the running site."""

    def counted(name: str) -> int:
        with psycopg.connect(site.database_url) as connection:
            found = connection.execute("select count(*) from directory_suggestion where name = %s", [name]).fetchone()
        assert found
        return int(found[0])

    return counted


def fill(page: Page, language: str, **typed: str) -> None:
    page.goto(f"/{language}/suggest/")
    page.locator("#id_known_by_2").check()
    page.locator("#id_needs_1").check()
    for field, text in (TYPED | {f"#id_{field}": text for field, text in typed.items()}).items():
        page.locator(field).fill(text)


def press_until(page: Page, key: str, target: str) -> None:
    """Press a key until something has the focus."""
    for _step in range(80):
        if page.locator(f"{target}:focus").count():
            return
        page.keyboard.press(key)
    pytest.fail(f"{target} was never reached")


@pytest.mark.parametrize("language", SAID)
def test_a_wrong_phone_is_said_at_its_field_in_the_language_of_the_page(visitor: Page, language):
    fill(visitor, language)
    visitor.locator(SEND).click()
    phone = visitor.locator("#id_phone")
    expect(phone).to_have_attribute("aria-invalid", "true")
    expect(phone).to_have_accessible_description(SAID[language])
    expect(visitor.locator(".wrong").filter(has_text=SAID[language])).to_have_count(2)


@pytest.mark.parametrize("language", SAID)
def test_nothing_that_was_typed_or_chosen_is_lost(visitor: Page, language):
    fill(visitor, language)
    visitor.locator(SEND).click()
    for field, text in TYPED.items():
        expect(visitor.locator(field)).to_have_value(text)
    expect(visitor.locator("#id_known_by_2")).to_be_checked()
    expect(visitor.locator("#id_needs_1")).to_be_checked()


@pytest.mark.parametrize("language", SAID)
def test_the_keyboard_stands_at_the_summary_and_one_step_leads_to_the_field(visitor: Page, language, name, rows):
    fill(visitor, language, name=name)
    visitor.locator("#id_website").press("Enter")
    expect(visitor.locator("#look")).to_be_focused()
    visitor.keyboard.press("Tab")
    expect(visitor.locator('a[href="#id_phone"]')).to_be_focused()
    visitor.keyboard.press("Enter")
    expect(visitor.locator("#id_phone")).to_be_focused()
    visitor.keyboard.press("Control+A")
    visitor.keyboard.type("۰۶۱-۴۵۱ ۰۰۰۰")
    visitor.keyboard.press("Enter")
    expect(visitor.locator("h1")).to_have_text(THANKS[language])
    assert rows(name) == 1


def test_by_keyboard_alone_from_the_first_key_to_the_thanks(visitor: Page, name, rows):
    visitor.goto("/en/suggest/")
    press_until(visitor, "Tab", "#id_known_by_0")
    visitor.keyboard.press("Space")
    press_until(visitor, "Tab", "#id_name")
    visitor.keyboard.type(name)
    visitor.keyboard.press("Tab")
    visitor.keyboard.type("Multan")
    press_until(visitor, "Tab", SEND)
    visitor.keyboard.press("Enter")
    expect(visitor.locator("h1")).to_have_text(THANKS["en"])
    assert rows(name) == 1


def test_the_keyboard_never_reaches_the_trap_for_machines(visitor: Page):
    visitor.goto("/en/suggest/")
    expect(visitor.locator("input[name=extra]")).to_be_hidden()
    press_until(visitor, "Tab", SEND)
    press_until(visitor, "Shift+Tab", "a.leave")
    for _step in range(60):
        visitor.keyboard.press("Tab")
        expect(visitor.locator("input[name=extra]")).not_to_be_focused()


def test_two_presses_send_one(visitor: Page, name, rows):
    fill(visitor, "ur", name=name, phone="")
    visitor.locator(SEND).dblclick()
    expect(visitor.locator("h1")).to_have_text(THANKS["ur"])
    assert rows(name) == 1


def test_the_same_page_sent_twice_is_one_and_is_thanked_for_twice(visitor: Page, name, rows):
    fill(visitor, "en", name=name, phone="")
    token = visitor.locator("[name=token]").input_value()
    form = {"token": token, "known_by": "official", "name": name, "place": "Multan"}
    sent = [visitor.request.post("/en/suggest/", form=form) for _time in range(2)]
    assert [answer.url.split("/en")[-1] for answer in sent] == ["/thanks/", "/thanks/"]
    assert rows(name) == 1


def test_a_report_without_an_answer_is_said_to_the_whole_group(visitor: Page):
    visitor.goto("/en/search/?q=Karachi")
    visitor.locator("section ol.cards h3 a").first.click()
    visitor.locator('a[href$="/report/"]').click()
    visitor.locator("#id_right").fill("Another number")
    visitor.locator(SEND).click()
    expect(visitor.get_by_role("group", name="What is wrong?")).to_have_accessible_description("Choose what is wrong.")
    expect(visitor.locator("#id_right")).to_have_value("Another number")
    visitor.locator('a[href="#id_wrong_0"]').press("Enter")
    expect(visitor.locator("#id_wrong_0")).to_be_focused()
    visitor.keyboard.press("Space")
    visitor.locator(SEND).press("Enter")
    expect(visitor.locator("h1")).to_have_text("Thank you")


@pytest.mark.parametrize("language", SAID)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_said_of_it_is_as_easy_to_use_as_the_rest(reader: Page, language, scheme):
    reader.emulate_media(color_scheme=scheme)
    fill(reader, language, name="")
    reader.locator(SEND).click()
    expect(reader.locator("#look")).to_be_focused()
    found = Axe().run(reader)
    assert found.violations_count == 0, found.generate_report()
    assert reader.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0


@pytest.mark.parametrize("language", SAID)
def test_so_it_is_where_no_choice_was_made(reader: Page, language):
    reader.goto(f"/{language}/suggest/")
    reader.locator(SEND).click()
    found = Axe().run(reader)
    assert found.violations_count == 0, found.generate_report()
