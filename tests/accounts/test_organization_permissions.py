"""Who may do what in an organization: its own people there, an administrator everywhere, and everybody else nowhere."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import translation

from accounts.models import User
from accounts.permissions import RefusedError
from accounts.roles import Permission
from directory.actions.memberships import remove_member
from directory.models import Membership
from directory.permissions import may_in, may_invite_to, may_remove, organizations_visible_to
from safety.models import AuditEvent
from tests.factories import make_organization
from tests.people import make_member, make_person

pytestmark = pytest.mark.django_db

NOT = "Your role does not include this."
NO_SUCH = "There is no such role."
ONLY_LEAD = "This is the only lead of the organization. Invite another one first."
SEE, CHANGE, LISTING = Permission.TEAM_SEE, Permission.TEAM_CHANGE, Permission.LISTING_SEE
# What each may do in the organization: see its people, change them, see its listings.
TABLE = {
    "ngo_worker": (True, False, True),
    "ngo_lead": (True, True, True),
    "administrator": (True, True, False),
    "lead of another": (False, False, False),
    "vetter": (False, False, True),
    "moderator": (False, False, False),
    "desk_lead": (False, False, False),
    "superuser": (False, False, False),
    "": (False, False, False),
}


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.fixture
def organization():
    return make_organization()


def who(kind: str, organization) -> User:
    if kind == "lead of another":
        return make_member(make_organization("Another Body"), "ngo_lead")
    return make_member(organization, kind) if kind.startswith("ngo") else make_person(kind)


def answer(verdict) -> str:
    return "yes" if verdict else str(verdict.reason)


@pytest.mark.parametrize("kind", TABLE)
def test_everybody_may_what_the_table_says(organization, kind):
    user = who(kind, organization)
    assert tuple(bool(may_in(user, organization, one)) for one in (SEE, CHANGE, LISTING)) == TABLE[kind]


@pytest.mark.parametrize("kind", TABLE)
def test_what_is_listed_is_what_is_open(organization, kind):
    user, other = who(kind, organization), make_organization("A Third Body")
    for permission in (SEE, CHANGE, LISTING):
        listed = organizations_visible_to(user, permission).filter(pk__in=[organization.pk, other.pk])
        assert set(listed) == {one for one in (organization, other) if may_in(user, one, permission)}


def test_nobody_who_is_not_signed_in_may_anything(organization):
    assert not may_in(AnonymousUser(), organization, SEE)


def test_whoever_has_left_may_nothing_though_a_membership_were_forgotten(organization):
    user = make_member(organization, "ngo_lead")
    User.objects.filter(pk=user.pk).update(is_active=False)
    user.refresh_from_db()
    assert not may_in(user, organization, SEE)


@pytest.mark.parametrize("kind", TABLE)
def test_its_leads_and_administrators_invite_into_it(organization, kind):
    user, said = who(kind, organization), "yes" if TABLE[kind][1] else NOT
    assert [answer(may_invite_to(user, organization, role)) for role in ("ngo_worker", "ngo_lead")] == [said] * 2


@pytest.mark.parametrize("kind", ["ngo_lead", "administrator"])
def test_nobody_is_invited_into_it_to_a_role_of_staff(organization, kind):
    user = who(kind, organization)
    roles = ("administrator", "vetter", "superuser", "emperor", "")
    assert {answer(may_invite_to(user, organization, role)) for role in roles} == {NO_SUCH}


@pytest.mark.parametrize("kind", TABLE)
def test_its_leads_and_administrators_remove_from_it(organization, kind):
    make_member(organization, "ngo_lead")
    membership = Membership.objects.get(user=make_member(organization, "ngo_worker"))
    assert answer(may_remove(who(kind, organization), membership)) == ("yes" if TABLE[kind][1] else NOT)


def test_a_worker_does_not_even_remove_herself(organization):
    worker = make_member(organization)
    assert answer(may_remove(worker, worker.memberships.get())) == NOT


def test_the_only_lead_is_removed_by_an_administrator_alone(organization):
    make_member(organization, "ngo_worker")
    lead = make_member(organization, "ngo_lead")
    assert answer(may_remove(lead, lead.memberships.get())) == ONLY_LEAD
    assert answer(may_remove(make_person("administrator"), lead.memberships.get())) == "yes"


def test_of_two_leads_either_may_go(organization):
    one, other = make_member(organization, "ngo_lead"), make_member(organization, "ngo_lead")
    assert answer(may_remove(one, other.memberships.get())) == "yes"
    assert answer(may_remove(one, one.memberships.get())) == "yes"


def test_a_lead_of_another_organization_is_no_second_one(organization):
    lead = make_member(organization, "ngo_lead")
    make_member(make_organization("Another Body"), "ngo_lead")
    assert answer(may_remove(lead, lead.memberships.get())) == ONLY_LEAD


def test_a_lead_of_two_organizations_is_the_only_one_in_each(organization):
    lead, other = make_member(organization, "ngo_lead"), make_organization("Another Body")
    held = Membership.objects.create(user=lead, organization=other, role="ngo_lead")
    make_member(organization, "ngo_lead")
    assert answer(may_remove(lead, held)) == ONLY_LEAD
    assert answer(may_remove(lead, lead.memberships.get(organization=organization))) == "yes"


def test_a_removal_is_done_and_remembered(organization):
    lead, worker = make_member(organization, "ngo_lead"), make_member(organization)
    remove_member(membership=worker.memberships.get(), by=lead)
    assert not worker.memberships.exists()
    event = AuditEvent.objects.get(event="membership.ended", subject=f"organization:{organization.pk}")
    assert (event.actor, event.facts) == (f"user:{lead.pk}", {"user": worker.pk, "role": "ngo_worker"})


def test_a_removal_that_may_not_be_is_not_done(organization):
    lead = make_member(organization, "ngo_lead")
    with pytest.raises(RefusedError, match="only lead"):
        remove_member(membership=lead.memberships.get(), by=lead)
    assert lead.memberships.exists()
