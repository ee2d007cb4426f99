"""Of several who take one invitation at the same instant, one has it."""

import pytest

from accounts.actions import InvitationError, accept, invite, invite_again, token_of, withdraw
from accounts.models import Invitation, User
from directory.models import Membership
from tests.accounts.at_once import at_once
from tests.factories import make_organization
from tests.people import PASSWORD, make_person

EMAIL, BY = "new@staff.test", "user:1"


def take(token: str, **more) -> User:
    return accept(token=token, name="New Colleague", password=PASSWORD, **more)


def taken(results: list) -> list[User]:
    """Return who took it; whoever did not was told so in words."""
    assert all(isinstance(result, User | InvitationError) for result in results), results
    return [result for result in results if isinstance(result, User)]


def test_of_many_exactly_one_gets_an_account(own_database):
    token = token_of(invite(email=EMAIL, role="vetter", by=BY))
    [user] = taken(at_once(*[lambda: take(token)] * 6))
    assert User.objects.get(email=EMAIL).pk == user.pk
    assert (user.roles, Invitation.objects.open().count()) == (["vetter"], 0)


def test_of_several_sessions_of_one_person_exactly_one_takes_it(own_database):
    user, organization = make_person(email=EMAIL), make_organization()
    token = token_of(invite(email=EMAIL, role="ngo_lead", by=BY, organization=organization.pk))
    assert len(taken(at_once(*[lambda: take(token, user=user)] * 6))) == 1
    assert Membership.objects.get(user=user).organization == organization


def test_two_different_invitations_to_one_account_give_both_roles(own_database):
    user = make_person(email=EMAIL)
    tokens = [token_of(invite(email=EMAIL, role=role, by=BY)) for role in ("vetter", "moderator", "desk_lead")]
    taken(at_once(*[lambda token=token: take(token, user=user) for token in tokens]))
    user.refresh_from_db()
    assert sorted(user.roles) == ["desk_lead", "moderator", "vetter"]


def test_of_two_different_invitations_to_somebody_new_the_second_is_told_to_sign_in(own_database):
    tokens = [token_of(invite(email=EMAIL, role=role, by=BY)) for role in ("vetter", "moderator")]
    assert len(taken(at_once(*[lambda token=token: take(token) for token in tokens]))) == 1
    assert User.objects.filter(email=EMAIL).count() == 1


@pytest.mark.parametrize("deed", [withdraw, invite_again])
def test_what_is_withdrawn_or_renewed_meanwhile_is_taken_or_void_but_not_both(own_database, deed):
    invitation = invite(email=EMAIL, role="vetter", by=BY)
    token = token_of(invitation)

    def end():
        return deed(invitation=invitation, by=BY)

    result, ended = at_once(lambda: take(token), end)
    was_taken = isinstance(result, User)
    assert was_taken == isinstance(ended, Invitation.DoesNotExist)
    assert User.objects.filter(email=EMAIL).exists() == was_taken


def test_of_many_who_invite_somebody_at_once_one_does(own_database):
    results = at_once(*[lambda: invite(email=EMAIL, role="vetter", by=BY)] * 6)
    assert [type(result) for result in results].count(Invitation) == 1
    assert [type(result) for result in results].count(InvitationError) == 5
