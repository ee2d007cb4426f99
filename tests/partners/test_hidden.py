"""Somebody else's app is not there: 404, as what never was, and that somebody asked is written down."""

from uuid import uuid4

import pytest
from django.test import Client

from accounts import actions as accounts
from accounts.models import Invitation
from partners.models import Key, Member
from partners.urls import urlpatterns
from safety.models import AuditEvent
from tests.partnering import make_key, make_member, make_partner
from tests.people import make_person, sign_in

pytestmark = pytest.mark.django_db
# For everybody, and for administrators; those of webhooks have tests of their own.
OTHERS = {"all", "ask", "asked", "queue", "decide", "limits"}
POSTED = {"rotate", "stop", "remove", "resend", "withdraw"}
TAILS = {
    "partner": "",
    "links": "links/",
    "make": "keys/make/",
    "key": "keys/{key}/",
    "rotate": "keys/{key}/rotate/",
    "stop": "keys/{key}/stop/",
    "people": "people/",
    "invite": "people/invite/",
    "remove": "people/{member}/remove/",
    "resend": "people/invitations/{invitation}/resend/",
    "withdraw": "people/invitations/{invitation}/withdraw/",
}
DOORS = sorted(TAILS)


@pytest.fixture
def another():
    """An app of others, with a key, a member and an invitation."""
    partner = make_partner("Another App")
    make_key(partner)
    make_member(partner, "partner_member")
    accounts.invite(email="guest@app.example", role="partner_member", by="user:1", organization=partner.pk)
    return partner


def ask(client: Client, door: str, partner, inner=None):
    """Ask for a thing of one partner, in the address of another when `inner` is given."""
    owner = inner or partner
    filled = {
        "key": Key.objects.filter(partner=owner).values_list("pk", flat=True).first(),
        "member": Member.objects.filter(partner=owner, role="partner_member").values_list("pk", flat=True).first(),
        "invitation": Invitation.objects.filter(organization=owner.pk).values_list("pk", flat=True).first(),
    }
    path = f"/en/staff/partners/{partner.pk}/{TAILS[door].format(**filled)}"
    return client.post(path, {"days": "7"}) if door in POSTED else client.get(path)


def test_every_door_of_a_partner_is_tried():
    of_one = {pattern.name for pattern in urlpatterns if not pattern.name.startswith("webhook")} - OTHERS
    assert of_one == TAILS.keys()


@pytest.mark.parametrize("door", DOORS)
def test_the_lead_of_one_reaches_nothing_of_another(theirs, lead, another, door):
    before = AuditEvent.objects.latest("pk").pk
    answer = ask(theirs, door, another)
    assert answer.status_code == 404
    [event] = AuditEvent.objects.filter(pk__gt=before)
    assert (event.event, event.actor, event.subject) == ("access.hidden", f"user:{lead.pk}", f"partner:{another.pk}")


@pytest.mark.parametrize("door", [door for door in DOORS if "{" in TAILS[door]])
def test_nor_through_an_own_address(theirs, partner, another, door):
    assert ask(theirs, door, partner, inner=another).status_code == 404
    assert Key.objects.get().stopped_at is None
    assert Key.objects.count() == 1
    assert Invitation.objects.get().withdrawn_at is None
    assert Member.objects.filter(partner=another).count() == 2


def test_what_is_another_s_answers_as_what_never_was(theirs, another):
    paths = [f"/en/staff/partners/{pk}/" for pk in (another.pk, uuid4())]
    assert len({(answer.status_code, answer.content) for answer in map(theirs.get, paths)}) == 1


@pytest.mark.parametrize("role", ["vetter", "moderator", "desk_lead", "superuser", ""])
def test_staff_whose_work_it_is_not_reach_no_app_and_decide_nothing(client, another, role):
    sign_in(client, make_person(role))
    assert {ask(client, door, another).status_code for door in DOORS} == {404}
    assert client.get(f"/en/staff/partners/queue/{another.pk}/").status_code == 403


def test_who_was_refused_has_no_pages(client):
    partner = make_partner(state="refused")
    sign_in(client, make_member(partner))
    assert client.get(f"/en/staff/partners/{partner.pk}/").status_code == 404
