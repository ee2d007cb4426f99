"""Who may do what to whom, and the words in which somebody is refused."""

import pytest
from django.contrib.auth.models import AnonymousUser

from accounts.models import User
from accounts.permissions import (
    NOT_YOURS,
    YES,
    RefusedError,
    demand,
    is_last_administrator,
    may,
    may_change_roles,
    may_close,
    may_invite,
    may_reset,
)
from accounts.roles import Permission
from tests.factories import make_organization
from tests.people import make_member, make_person

pytestmark = pytest.mark.django_db

NOT = "Your role does not include this."
CLOSED = "This account is closed. Invite the person again."
CLOSED_ALREADY = "This account is closed already."
LAST = "This is the last administrator. Make another one first."
MACHINE = "A superuser is made at the machine, not on a page."
MACHINE_CLOSE = "A superuser's account is closed at the machine, not on a page."
MACHINE_RESET = "A superuser's account is seen to at the machine, not on a page."
NO_OTHER = "A superuser holds no other role."
NO_SUCH = "There is no such role."
OWN_FACTORS = "Ask another administrator: nobody takes away their own second factors this way."

OTHERS = ["nobody", "somebody", "vetter", "moderator", "desk_lead", "superuser", "ngo_worker", "ngo_lead", "closed"]
STAFF = ["vetter", "moderator", "desk_lead", "administrator"]


@pytest.fixture(autouse=True)
def english():
    from django.utils import translation

    with translation.override("en"):
        yield


def who(kind: str) -> User | AnonymousUser:
    """Return somebody of a kind."""
    if kind == "nobody":
        return AnonymousUser()
    if kind == "closed":
        return User.objects.create(email="closed@staff.test", is_active=False)
    if kind.startswith("ngo"):
        return make_member(make_organization(), kind)
    return make_person("" if kind == "somebody" else kind)


def answer(verdict) -> str:
    """Return the reason of a refusal; "yes" for none."""
    return "yes" if verdict else str(verdict.reason)


@pytest.mark.parametrize("kind", ["nobody", "closed"])
def test_nobody_may_do_anything_before_they_are_signed_in_or_after_they_have_left(kind):
    user = who(kind)
    assert {answer(may(user, permission)) for permission in Permission} == {NOT}


@pytest.mark.parametrize("kind", OTHERS)
def test_only_an_administrator_invites(kind):
    user = who(kind)
    assert {answer(may_invite(user, role)) for role in [*STAFF, "ngo_lead", "superuser", "emperor"]} == {NOT}


@pytest.mark.parametrize(
    ("role", "said"),
    [*((role, "yes") for role in [*STAFF, "ngo_worker", "ngo_lead"])]
    + [(role, MACHINE) for role in ("superuser", "visitor", "partner_app", "emperor", "")],
)
def test_an_administrator_invites_to_these_roles(role, said):
    assert answer(may_invite(who("administrator"), role)) == said


@pytest.mark.parametrize("kind", OTHERS)
def test_only_an_administrator_sees_to_others(kind):
    make_person("administrator")
    person, user = make_person("vetter"), who(kind)
    assert answer(may_change_roles(user, person, ["vetter"])) == NOT
    assert answer(may_close(user, person)) == NOT
    assert answer(may_reset(user, person)) == NOT


@pytest.mark.parametrize("kind", OTHERS[1:])
def test_nor_does_anybody_else_see_to_themselves_that_way(kind):
    user = who(kind)
    assert answer(may_change_roles(user, user, ["administrator"])) == NOT
    assert answer(may_close(user, user)) == NOT
    assert answer(may_reset(user, user)) == NOT


@pytest.mark.parametrize(
    ("kind", "roles", "said"),
    [
        ("somebody", ["vetter"], "yes"),
        ("vetter", [], "yes"),
        ("vetter", STAFF, "yes"),
        ("ngo_lead", ["moderator"], "yes"),
        ("administrator", ["moderator"], "yes"),
        ("vetter", ["superuser"], NO_SUCH),
        ("vetter", ["vetter", "ngo_lead"], NO_SUCH),
        ("vetter", ["emperor"], NO_SUCH),
        ("superuser", ["vetter"], NO_OTHER),
        ("superuser", [], NO_OTHER),
        ("closed", ["vetter"], CLOSED),
        ("closed", [], CLOSED),
    ],
)
def test_an_administrator_gives_a_colleague_roles(kind, roles, said):
    assert answer(may_change_roles(who("administrator"), who(kind), roles)) == said


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("somebody", "yes"),
        ("vetter", "yes"),
        ("ngo_lead", "yes"),
        ("administrator", "yes"),
        ("superuser", MACHINE_CLOSE),
        ("closed", CLOSED_ALREADY),
    ],
)
def test_an_administrator_closes_a_colleague_s_account(kind, said):
    assert answer(may_close(who("administrator"), who(kind))) == said


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("somebody", "yes"),
        ("vetter", "yes"),
        ("administrator", "yes"),
        ("superuser", MACHINE_RESET),
        ("closed", CLOSED),
    ],
)
def test_an_administrator_takes_a_colleague_s_second_factors_away(kind, said):
    assert answer(may_reset(who("administrator"), who(kind))) == said


def test_nobody_takes_their_own_away():
    user = who("administrator")
    make_person("administrator")
    assert answer(may_reset(user, user)) == OWN_FACTORS


@pytest.mark.parametrize("roles", [[], ["vetter"], ["vetter", "moderator", "desk_lead"]])
def test_the_last_administrator_stays_one(roles):
    last = who("administrator")
    assert answer(may_change_roles(last, last, roles)) == LAST
    assert answer(may_change_roles(last, last, [*roles, "administrator"])) == "yes"
    assert answer(may_close(last, last)) == LAST


def test_with_a_second_one_either_may_go():
    one, other = who("administrator"), make_person("administrator")
    assert answer(may_close(one, one)) == answer(may_close(one, other)) == "yes"
    assert answer(may_change_roles(one, one, [])) == "yes"


def test_whoever_has_left_and_a_superuser_are_no_second_administrator():
    last = who("administrator")
    make_person("superuser")
    User.objects.create(email="closed@staff.test", is_active=False)
    assert is_last_administrator(last)
    make_person("administrator")
    assert not is_last_administrator(last)


def test_somebody_who_is_none_is_not_the_last_one():
    assert not is_last_administrator(who("vetter"))


def test_a_verdict_is_true_or_false_as_its_answer_is():
    assert YES
    assert not NOT_YOURS
    demand(YES)
    with pytest.raises(RefusedError, match=NOT):
        demand(NOT_YOURS)
