"""A worker, on a small phone in Urdu: sends a spreadsheet, sees its faults, sends it in, takes it back."""

import pytest
from playwright.sync_api import Locator, expect

from directory.models import Draft, Organization, Service
from tests.browser.staff import cast, steps
from tests.browser.staff.hands import Finger
from tests.browser.staff.listing import a_listing
from tests.directory.sheets.files import csv_of
from tests.factories import make_organization
from tests.people import make_member

HEAD = ("id", "name_en", "name_ur", "url")


@pytest.fixture
def at(office) -> tuple[dict[str, str], Organization, Service]:
    """What the browser of somebody of an organization holds, the organization, and its one listing."""

    def make() -> tuple[dict[str, str], Organization, Service]:
        organization = make_organization("Invented Helpers")
        cookies = cast.signed_in(make_member(organization))
        return cookies, organization, a_listing(organization, "Invented Centre", "ناموجود مرکز")

    return office.do(make)


def test_a_spreadsheet_with_a_fault_is_shown_sent_in_without_it_and_taken_back(phone, office, at):
    cookies, organization, service = at
    hand = Finger(phone(cookies))
    page = hand.page
    page.goto(f"/ur/staff/organizations/{organization.pk}/sheet/")
    rows = [(str(service.pk), "Invented Other Centre", "ناموجود مرکز", ""), ("nothing", "Invented", "", "")]
    data = csv_of(rows, HEAD).encode()
    page.locator("[name=file]").set_input_files({"name": "ours.csv", "mimeType": "text/csv", "buffer": data})
    hand.press(page.locator("main form[enctype] button"))
    steps.on(page, r"/sheet/[0-9a-f-]{36}/$")
    # It is read beside the server; until then the page asks again by itself.
    expect(page.locator("#row-3 .wrong")).to_be_visible()
    expect(page.locator("#row-2")).to_contain_text("Invented Other Centre")
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert drafts(office, service) == []

    hand.press(button(page.locator("main"), "take"))
    expect(button(page.locator("main"), "undo")).to_be_visible()
    assert drafts(office, service) == ["submitted"]

    hand.press(button(page.locator("main"), "undo"))
    expect(button(page.locator("main"), "undo")).to_have_count(0)
    assert drafts(office, service) == ["dropped"]


def button(main: Locator, deed: str) -> Locator:
    """Return the button of a deed on an upload."""
    return main.locator(f'form[action$="/{deed}/"] button')


def drafts(office, service: Service) -> list[str]:
    """Return where the drafts of a listing stand."""
    return office.do(lambda: list(Draft.objects.filter(service=service).values_list("state", flat=True)))
