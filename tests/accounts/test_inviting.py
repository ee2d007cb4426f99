"""Administrators invite, send the link again and withdraw it, on their page of people."""

import pytest

from accounts.actions import invite, token_of
from accounts.models import Invitation
from tests.accounts.steps import STAFF, said
from tests.factories import make_organization
from tests.jobs import waiting
from tests.people import make_person, sign_in

pytestmark = pytest.mark.django_db
PEOPLE = f"{STAFF}people/"
EMAIL = "new@staff.test"


@pytest.fixture
def administrator(client):
    administrator = make_person("administrator")
    sign_in(client, administrator)
    return administrator


def test_an_invitation_is_made_and_its_mail_queued(client, administrator):
    response = client.post(f"{PEOPLE}invite/", {"email": " New@Staff.test ", "role": "vetter"})
    assert response["Location"] == PEOPLE
    invitation = Invitation.objects.get()
    assert (invitation.email, invitation.role, invitation.made_by) == (EMAIL, "vetter", f"user:{administrator.pk}")
    assert [job.args for job in waiting("mail_invitation")] == [{"invitation": str(invitation.pk), "issue": 1}]
    page = client.get(PEOPLE).content.decode()
    assert EMAIL in page
    assert token_of(invitation) not in page


@pytest.mark.parametrize(
    ("email", "role", "reason"),
    [
        ("no address", "vetter", "This cannot be an e-mail address."),
        (EMAIL, "superuser", "There is no such role."),
        (EMAIL, "ngo_lead", "There is no such role."),
        (EMAIL, "emperor", "There is no such role."),
        (EMAIL, "", "Choose a role."),
        ("", "vetter", "Please fill this in."),
        ("x" * 250 + "@staff.test", "vetter", ""),
    ],
)
def test_what_cannot_be_is_not_made_and_says_why(client, administrator, email, role, reason):
    response = client.post(f"{PEOPLE}invite/", {"email": email, "role": role})
    assert response.status_code == 200
    assert reason in said(response)
    assert not Invitation.objects.exists()


def test_whoever_is_invited_already_is_not_invited_twice(client, administrator):
    for _time in range(2):
        response = client.post(f"{PEOPLE}invite/", {"email": EMAIL, "role": "vetter"})
    assert "invited to this already" in said(response)
    assert Invitation.objects.count() == 1


def test_a_link_is_sent_again_and_withdrawn_by_a_touch(client, administrator):
    invitation = invite(email=EMAIL, role="vetter", by="user:1")
    client.post(f"{PEOPLE}invitations/{invitation.pk}/resend/")
    invitation.refresh_from_db()
    assert invitation.issue == 2
    assert [job.args["issue"] for job in waiting("mail_invitation")] == [1, 2]
    client.post(f"{PEOPLE}invitations/{invitation.pk}/withdraw/")
    assert not Invitation.objects.open().exists()
    assert EMAIL not in client.get(PEOPLE).content.decode()
    assert client.post(f"{PEOPLE}invitations/{invitation.pk}/resend/").status_code == 404


def test_an_organization_s_own_invitations_are_not_seen_to_here(client, administrator):
    invitation = invite(email=EMAIL, role="ngo_lead", by="user:1", organization=make_organization().pk)
    assert EMAIL not in client.get(PEOPLE).content.decode()
    for deed in ("resend", "withdraw"):
        assert client.post(f"{PEOPLE}invitations/{invitation.pk}/{deed}/").status_code == 404
    assert Invitation.objects.open().exists()
