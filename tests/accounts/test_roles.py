"""A person holds roles that are known, and the database keeps it so."""

import pytest
from django.db import IntegrityError, transaction

from accounts.models import Invitation, User
from accounts.roles import GRANTS, INVITED_TO, STAFF_ROLES, WITHIN_ROLES, Permission, Role, granted
from directory.models import Membership
from tests.factories import make_organization
from tests.people import make_person

OWN, SEE, INVITE = Permission.OWN_ACCOUNT, Permission.PEOPLE_SEE, Permission.PEOPLE_INVITE
CHANGE, CLOSE, SYSTEM = Permission.PEOPLE_CHANGE, Permission.PEOPLE_CLOSE, Permission.SYSTEM
APP, APP_LEAD, APPROVE = Permission.PARTNER_USE, Permission.PARTNER_LEAD, Permission.PARTNER_APPROVE
CASES, DESK = Permission.CASE_WORK, Permission.DESK_LEAD
TEAM, TEAM_CHANGE, LISTING = Permission.TEAM_SEE, Permission.TEAM_CHANGE, Permission.LISTING_SEE
RECEIVE = Permission.REFERRAL_RECEIVE
EDIT, VET = Permission.LISTING_EDIT, Permission.LISTING_VET
TABLE = {
    "visitor": set(),
    "partner_app": set(),
    "ngo_worker": {OWN, TEAM, LISTING, EDIT, RECEIVE},
    "ngo_lead": {OWN, TEAM, TEAM_CHANGE, LISTING, EDIT, RECEIVE},
    "vetter": {OWN, LISTING, EDIT, VET},
    "moderator": {OWN, CASES},
    "desk_lead": {OWN, CASES, DESK},
    "administrator": {OWN, SEE, INVITE, CHANGE, CLOSE, TEAM, TEAM_CHANGE, APP_LEAD, APPROVE},
    "superuser": {OWN, SYSTEM},
    "partner_member": {OWN, APP},
    "partner_lead": {OWN, APP, APP_LEAD},
}
database = pytest.mark.django_db


def test_every_role_has_its_line_in_the_table():
    assert {role.value for role in Role} == set(TABLE) == {role.value for role in GRANTS}


@pytest.mark.parametrize("role", TABLE)
def test_a_role_grants_what_the_table_says_and_nothing_else(role):
    assert granted(role) == TABLE[role]


def test_two_roles_grant_what_both_grant():
    assert granted("ngo_lead", "administrator") == TABLE["ngo_lead"] | TABLE["administrator"]


def test_a_role_that_there_is_not_grants_nothing_but_an_error():
    with pytest.raises(ValueError, match="emperor"):
        granted("emperor")


def test_nobody_is_invited_to_be_a_visitor_or_a_program():
    assert set(Role) - set(INVITED_TO) == {Role.VISITOR, Role.PARTNER_APP}
    assert not set(STAFF_ROLES) & set(WITHIN_ROLES)


@database
@pytest.mark.parametrize("role", STAFF_ROLES)
def test_a_person_has_what_the_role_grants(role):
    assert make_person(role).granted() == TABLE[role]


@database
def test_somebody_without_a_role_sees_to_their_own_account_only():
    assert make_person().granted() == {OWN}


@database
def test_a_superuser_sees_to_the_system_and_to_nobody():
    assert make_person("superuser").granted() == {OWN, SYSTEM}


@database
def test_a_closed_account_is_granted_nothing():
    assert User(email="a@staff.test", is_active=False, roles=["administrator"]).granted() == frozenset()


def refused(**fields) -> str:
    """Return the name of the rule by which the database refuses a person."""
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        User.objects.create(email=fields.pop("email", "a@staff.test"), **fields)
    return error.value.__cause__.diag.constraint_name


@database
@pytest.mark.parametrize(
    "role", ["superuser", "ngo_worker", "ngo_lead", "partner_lead", "visitor", "partner_app", "emperor", ""]
)
def test_the_database_knows_the_roles_of_staff_and_no_others(role):
    assert refused(roles=[role]) == "user_roles_are_known"
    assert refused(roles=["vetter", role]) == "user_roles_are_known"


@database
@pytest.mark.parametrize("role", STAFF_ROLES)
def test_a_superuser_holds_no_role(role):
    assert refused(is_superuser=True, roles=[role]) == "superuser_holds_no_role"


@database
@pytest.mark.parametrize("held", [{"roles": ["vetter"]}, {"is_superuser": True}])
def test_a_closed_account_holds_no_role(held):
    assert refused(is_active=False, **held) == "closed_account_holds_no_role"


@database
def test_an_address_stands_there_once_in_small_letters():
    assert refused(email="Ann@staff.test") == "email_in_small_letters"
    make_person(email="ann@staff.test")
    assert refused(email="ann@staff.test") == "accounts_user_email_key"
    assert User.objects.get_by_natural_key(" ANN@Staff.Test ").email == "ann@staff.test"


@database
@pytest.mark.parametrize("role", ["vetter", "superuser", "partner_lead", "emperor"])
def test_a_membership_is_an_organization_s_role(role):
    organization, user = make_organization(), make_person()
    with pytest.raises(IntegrityError, match="membership_role_is_known"), transaction.atomic():
        Membership.objects.create(user=user, organization=organization, role=role)


@database
def test_an_invitation_is_to_a_role_that_there_is_and_names_an_organization_where_it_is_one_s():
    times = {"made_by": "user:1", "expires_at": "2030-01-01T00:00Z", "email": "a@staff.test"}
    organization = make_organization().pk
    for rule, fields in [
        ("invitation_role_is_known", {"role": "emperor"}),
        ("organization_role_names_its_organization", {"role": "ngo_lead"}),
        ("organization_role_names_its_organization", {"role": "partner_lead"}),
        ("organization_role_names_its_organization", {"role": "vetter", "organization": organization}),
        (
            "invitation_ends_in_one_way",
            {"role": "vetter", "accepted_at": "2029-01-01T00:00Z", "withdrawn_at": "2029-01-01T00:00Z"},
        ),
    ]:
        with pytest.raises(IntegrityError, match=rule), transaction.atomic():
            Invitation.objects.create(**times | fields)
