"""A partner's people: by invitation, with a second factor, until they are removed or leave."""

import pytest

from accounts import actions as accounts
from accounts import open_work
from accounts.models import Invitation, User
from accounts.permissions import RefusedError
from directory.models import Membership
from partners import actions
from partners.models import Member
from safety.models import AuditEvent
from tests.partnering import make_member, make_partner
from tests.people import PASSWORD, make_person, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def path(partner) -> str:
    return f"/en/staff/partners/{partner.pk}/people/"


def test_a_lead_invites_and_whoever_accepts_belongs_to_the_app_and_to_no_organization(theirs, partner, path):
    assert theirs.post(f"{path}invite/", {"email": "new@app.example", "role": "partner_member"}).status_code == 302
    invitation = Invitation.objects.get()
    user = accounts.accept(token=accounts.token_of(invitation), name="New", password=PASSWORD)
    assert Member.objects.get(user=user).role == "partner_member"
    assert not Membership.objects.filter(user=user).exists()
    assert user.roles == []
    event = AuditEvent.objects.get(event="partner.joined")
    assert (event.subject, event.facts) == (f"partner:{partner.pk}", {"user": user.pk, "role": "partner_member"})


@pytest.mark.parametrize("role", ["partner_app", "vetter", "ngo_lead", "administrator", ""])
def test_a_lead_invites_to_nothing_else(theirs, path, role):
    assert theirs.post(f"{path}invite/", {"email": "new@app.example", "role": role}).status_code == 200
    assert not Invitation.objects.exists()


def test_a_link_is_sent_again_and_withdrawn(theirs, path):
    theirs.post(f"{path}invite/", {"email": "new@app.example", "role": "partner_member"})
    pk = Invitation.objects.get().pk
    assert "new@app.example" in theirs.get(path).text
    theirs.post(f"{path}invitations/{pk}/resend/")
    assert Invitation.objects.get().issue == 2
    theirs.post(f"{path}invitations/{pk}/withdraw/")
    assert not Invitation.objects.open().exists()
    assert theirs.post(f"{path}invitations/{pk}/resend/").status_code == 404


def test_a_member_makes_keys_and_sees_to_nobody(client, partner, path):
    sign_in(client, make_member(partner, "partner_member"))
    assert client.get(f"/en/staff/partners/{partner.pk}/keys/make/").status_code == 200
    assert path not in client.get(f"/en/staff/partners/{partner.pk}/").text
    assert client.get(path).status_code == client.get(f"{path}invite/").status_code == 403


def test_who_is_removed_sees_nothing_of_the_app_any_more(theirs, client, partner, path):
    other = make_member(partner, "partner_member")
    sign_in(client, other)
    member = Member.objects.get(user=other)
    assert theirs.post(f"{path}{member.pk}/remove/").status_code == 302
    assert client.get(f"/en/staff/partners/{partner.pk}/").status_code == 404
    assert "My apps" not in client.get("/en/staff/").text
    assert AuditEvent.objects.get(event="partner.left").facts == {"user": other.pk, "role": "partner_member"}


def test_the_only_lead_stays_unless_an_administrator_says_otherwise(theirs, lead, path, administrator):
    member = Member.objects.get(user=lead)
    answer = theirs.post(f"{path}{member.pk}/remove/")
    assert answer.status_code == 409
    assert "This is the only lead of the app." in answer.text
    actions.remove_member(member=member, by=administrator)
    assert not Member.objects.exists()


def test_one_of_two_leads_goes_and_is_led_home(theirs, lead, partner, path):
    make_member(partner)
    answer = theirs.post(f"{path}{Member.objects.get(user=lead).pk}/remove/")
    assert answer["Location"] == "/en/staff/"


def test_a_stranger_removes_nobody(lead):
    with pytest.raises(RefusedError):
        actions.remove_member(member=Member.objects.get(user=lead), by=make_member(make_partner("Another App")))


def test_a_closed_account_leaves_every_app_and_the_page_says_so_before(lead, partner, administrator):
    assert open_work.of(lead) == ["Is the only lead of Invented App."]
    make_member(partner)
    assert open_work.of(lead) == ["Works for Invented App."]
    accounts.close(person=lead, by=administrator)
    assert not Member.objects.filter(user=lead).exists()


def test_an_account_that_is_closed_reaches_no_app(lead, partner):
    from accounts.roles import Permission
    from partners.permissions import may_at

    User.objects.filter(pk=lead.pk).update(is_active=False)
    lead.refresh_from_db()
    assert not may_at(lead, partner, Permission.PARTNER_USE)


def test_the_first_page_leads_whoever_works_on_an_app_there_and_nobody_else(theirs, client, partner):
    assert "My apps" in theirs.get("/en/staff/").text
    sign_in(client, make_person("vetter"))
    page = client.get("/en/staff/").text
    assert "My apps" not in page
    assert "Partner apps" not in page
    assert client.get("/en/staff/partners/").status_code == 403
