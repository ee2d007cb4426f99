"""The lead of an organization, on a small phone in Urdu: invites a colleague, removes one, and sees no other team."""

from playwright.sync_api import expect

from accounts.roles import Role
from directory import demo
from directory.models import Organization
from tests.browser.hands import Finger
from tests.browser.staff import steps
from tests.factories import make_organization
from tests.people import make_member


def test_a_lead_invites_a_worker_and_removes_a_member(phone, office, cast):
    member = office.do(lambda: make_member(Organization.everything.get(pk=demo.PK)))
    lead = Finger(phone(cast.cookies["ngo_lead"]))
    page = lead.page
    page.goto("/ur/staff/")
    lead.press(page.locator("main a.line"))
    lead.press(page.locator('main a[href$="/team/"]'))
    lead.press(page.locator('main a[href$="/team/invite/"]'))
    steps.invite(lead, "new.worker@ngo.test", Role.NGO_WORKER)
    assert steps.link_in(office.letters_to("new.worker@ngo.test", 1)[0])

    theirs = page.locator(".people > li").filter(has_text=member.name)
    lead.press(theirs.locator("summary"))
    lead.press(theirs.locator("button"))
    expect(theirs).to_have_count(0)
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_another_organizations_team_is_the_page_for_what_does_not_exist(phone, office, cast):
    other = office.do(make_organization)
    page = phone(cast.cookies["ngo_lead"])
    shown = []
    for path in (f"/ur/staff/organizations/{other.pk}/team/", "/ur/staff/nothing/here/"):
        answer = page.goto(path)
        shown.append((answer and answer.status, page.locator("body").inner_text()))
    assert shown[0] == shown[1]
    assert shown[0][0] == 404
