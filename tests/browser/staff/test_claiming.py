"""Somebody says that a centre is theirs; a vetter finds out and says yes; the invitation comes, and they keep it."""

from playwright.sync_api import expect

from directory.models import Claim, Membership
from tests.browser.staff import steps
from tests.browser.staff.hands import Finger
from tests.browser.staff.listing import a_listing
from tests.factories import make_organization

EMAIL = "claimed@invented.example"


def test_a_claim_becomes_an_invitation_to_lead_the_organization(phone, office, cast):
    organization, at = office.do(claimed)
    visitor = Finger(phone())
    page = visitor.page
    page.goto(f"/en/centres/{at}/claim/")
    visitor.write(page.locator("[name=name]"), "Invented Person")
    visitor.write(page.locator("[name=email]"), EMAIL)
    visitor.write(page.locator("[name=works_as]"), "I answer the telephone.")
    visitor.pick(page.locator("[name=proof][value=call]"))
    visitor.press(page.locator("main form button"))
    steps.on(page, "/en/thanks/$")

    vetter = Finger(phone(cast.cookies["vetter"]))
    page = vetter.page
    page.goto("/en/staff/vetting/queues/claims/")
    vetter.press(page.locator(".queue a", has_text="Invented Claimed Centre"))
    expect(page.locator("main")).to_contain_text(EMAIL)
    vetter.pick(page.locator("[name=checked_how][value=call]"))
    vetter.press(page.locator("main [name=deed][value=accept]"))
    expect(page.locator("main")).to_contain_text("This claim was accepted. What it said is erased.")

    [letter] = office.letters_to(EMAIL, 1)
    newcomer = Finger(phone())
    newcomer.page.goto(steps.link_in(letter))
    steps.accept(newcomer, "Invented Person")
    assert office.do(lambda: led_by(organization)) == [(EMAIL, "ngo_lead")]
    assert office.do(lambda: words_of_claims(organization)) == [("", "")]


def claimed():
    """Have a public listing that nobody keeps; return its organization and where it stands."""
    organization = make_organization("Invented Claimed Body")
    service = a_listing(organization, "Invented Claimed Centre", "ناموجود مرکز")
    return organization.pk, service.service_at_locations.get().pk


def led_by(organization):
    """Return who belongs to an organization, and as what."""
    return list(Membership.objects.filter(organization=organization).values_list("user__email", "role"))


def words_of_claims(organization):
    """Return what is left of the words of its claims."""
    return list(Claim.objects.filter(service__organization=organization).values_list("name", "email"))
