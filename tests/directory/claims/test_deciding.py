"""A vetter finds out by what is listed whether a claim is true. Then its words are gone, and the person is asked in."""

import pytest
from django.core import mail

from accounts.models import Invitation
from directory import actions
from directory.models import Claim
from safety.models import AuditEvent
from tests.directory.claims.test_claiming import WORDS
from tests.directory.refusing import refused
from tests.jobs import run_deferred
from tests.people import make_member, make_person, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def path(claim, client, vetter) -> str:
    """The page of the claim, for a vetter who is signed in."""
    sign_in(client, vetter)
    return f"/en/staff/vetting/claims/{claim.pk}/"


def words_of(claim) -> list[str]:
    claim.refresh_from_db()
    return [getattr(claim, name) for name in Claim.WORDS]


def test_a_vetter_sees_the_claim_beside_what_is_listed(client, path):
    page = client.get(path).text
    for said in (*WORDS, "03000000000", "centre@invented.example"):
        assert said in page


def test_accepting_invites_the_person_to_lead_and_erases_the_words(client, path, claim, listing, vetter):
    assert client.post(path, {"checked_how": "call", "deed": "accept"}).status_code == 302
    invitation = Invitation.objects.get()
    assert (invitation.email, invitation.role, invitation.organization, invitation.made_by) == (
        "office@invented.example",
        "ngo_lead",
        listing.service.organization_id,
        f"user:{vetter.pk}",
    )
    assert words_of(claim) == ["", "", "", ""]
    assert (claim.state, claim.checked_how, claim.key, claim.decided_by) == ("accepted", "call", None, vetter.pk)
    event = AuditEvent.objects.get(event="claim.accepted")
    assert (event.actor, event.facts) == (f"user:{vetter.pk}", {"how": "call"})
    run_deferred()
    assert [letter.to for letter in mail.outbox] == [["office@invented.example"]]
    assert "What it said is erased." in client.get(path).text


def test_refusing_erases_the_words_and_tells_nobody(client, path, claim):
    assert client.post(path, {"deed": "refuse"}).status_code == 302
    assert words_of(claim) == ["", "", "", ""]
    assert claim.state == "refused"
    assert not Invitation.objects.exists()
    run_deferred()
    assert mail.outbox == []


def test_nobody_believes_what_nobody_checked(client, path, claim):
    answer = client.post(path, {"deed": "accept"})
    assert "Choose how you checked it." in answer.text
    assert words_of(claim) == WORDS


def test_of_two_vetters_the_later_one_is_told(client, path, claim):
    actions.refuse_claim(claim=claim, by=make_person("vetter"))
    answer = client.post(path, {"checked_how": "call", "deed": "accept"})
    assert answer.status_code == 409
    assert "This was decided meanwhile." in answer.text
    assert not Invitation.objects.exists()


@pytest.mark.parametrize("deed", ["accept", "refuse"])
def test_what_is_decided_or_forgotten_cannot_be_decided(claim, vetter, deed):
    def decide():
        if deed == "accept":
            actions.accept_claim(claim=claim, checked_how="paper", by=vetter)
        else:
            actions.refuse_claim(claim=claim, by=vetter)

    decide()
    with refused("decided"):
        decide()
    Claim.objects.all().delete()
    with refused("decided"):
        decide()


def test_who_is_invited_already_is_not_invited_twice_and_nothing_is_half_done(client, path, claim, listing):
    Invitation.objects.all().delete()
    sign_in(client, make_person("vetter"))
    client.post(path, {"checked_how": "call", "deed": "accept"})
    Claim.objects.filter(pk=claim.pk).delete()
    again = Claim.objects.create(service=listing.service, email="office@invented.example", proof="call", language="en")
    answer = client.post(path.replace(str(claim.pk), str(again.pk)), {"checked_how": "call", "deed": "accept"})
    assert answer.status_code == 409
    again.refresh_from_db()
    assert again.state == "new"


def test_a_vetter_sees_how_many_people_the_organization_has_already(client, path, listing):
    make_member(listing.service.organization)
    assert "<dt>People here already</dt><dd>1</dd>" in client.get(path).text


@pytest.mark.parametrize("role", ["moderator", "administrator"])
def test_nobody_but_vetters_reads_claims(client, path, role):
    sign_in(client, make_person(role))
    assert client.get(path).status_code == 403


def test_an_organizations_own_lead_reads_no_claims(client, path, listing):
    sign_in(client, make_member(listing.service.organization, "ngo_lead"))
    assert client.get(path).status_code == 403


def test_a_claim_that_is_not_there_is_not_there(client, path, claim):
    assert client.get(path.replace(str(claim.pk), "00000000-0000-4000-8000-000000000000")).status_code == 404
