"""There is always somebody who can let people in and out, even when two act at the same instant."""

import threading
from contextlib import suppress
from functools import partial

import pytest

from accounts import actions
from accounts.actions import accept, change_roles, close, invite, token_of
from accounts.models import User
from accounts.permissions import RefusedError
from accounts.roles import Role
from directory.actions.memberships import remove_member
from directory.models import Membership
from safety.models import AuditEvent
from tests.accounts.at_once import at_once
from tests.accounts.steps import STAFF, said
from tests.factories import make_organization
from tests.people import make_member, make_person, sign_in

TIMES = 4


def administrators() -> int:
    return User.objects.holding(Role.ADMINISTRATOR).count()


def done(results: list) -> int:
    """Return how many succeeded; all others were refused in words."""
    assert all(result is None or isinstance(result, RefusedError) for result in results), results
    return results.count(None)


@pytest.mark.django_db
def test_the_last_one_cannot_be_closed_by_anybody_and_is_told_why(client):
    last = make_person("administrator")
    sign_in(client, last)
    response = client.post(f"{STAFF}people/{last.pk}/close/")
    assert response.status_code == 409
    assert "This is the last administrator. Make another one first." in said(response)
    assert administrators() == 1


@pytest.mark.django_db
def test_nor_lose_the_role(client):
    last = make_person("administrator")
    sign_in(client, last)
    response = client.post(f"{STAFF}people/{last.pk}/", {"roles": ["vetter"]})
    assert response.status_code == 409
    assert "This is the last administrator. Make another one first." in said(response)
    last.refresh_from_db()
    assert last.roles == ["administrator"]


@pytest.mark.django_db
def test_the_last_one_takes_another_role_besides(client):
    last = make_person("administrator")
    sign_in(client, last)
    assert client.post(f"{STAFF}people/{last.pk}/", {"roles": ["vetter", "administrator"]}).status_code == 302
    last.refresh_from_db()
    assert last.roles == ["vetter", "administrator"]
    event = AuditEvent.objects.get(event="role.given")
    assert (event.actor, event.subject, event.facts) == (f"user:{last.pk}", f"user:{last.pk}", {"role": "vetter"})


def test_of_two_who_close_each_other_exactly_one_succeeds(own_database):
    for _time in range(TIMES):
        User.objects.update(roles=[], is_active=True)
        one, other = make_person("administrator", has_factor=False), make_person("administrator", has_factor=False)
        assert done(at_once(partial(close, person=other, by=one), partial(close, person=one, by=other))) == 1
        assert administrators() == 1


def test_of_two_who_both_give_their_role_up_exactly_one_succeeds(own_database):
    for _time in range(TIMES):
        User.objects.update(roles=[], is_active=True)
        both = [make_person("administrator", has_factor=False) for _number in range(2)]
        assert done(at_once(*[partial(change_roles, person=one, roles=[], by=one) for one in both])) == 1
        assert administrators() == 1


@pytest.mark.parametrize("deed", [close, lambda person, by: change_roles(person=person, roles=[], by=by)])
def test_whoever_was_closed_out_a_moment_ago_does_nothing_any_more(own_database, deed):
    one, other, _third = (make_person("administrator", has_factor=False) for _number in range(3))
    results = at_once(lambda: close(person=other, by=one), lambda: deed(person=one, by=other))
    if results[0] is None and isinstance(results[1], RefusedError):
        assert administrators() == 2
    else:
        # The other came first: then the deed of the one is refused.
        assert done(results) == 1


def test_of_two_leads_who_remove_each_other_exactly_one_succeeds(own_database):
    organization = make_organization()
    for _time in range(TIMES):
        Membership.objects.all().delete()
        one, other = (make_member(organization, Role.NGO_LEAD, has_factor=False) for _number in range(2))
        deeds = [partial(remove, user=user, by=by) for user, by in ((one, other), (other, one))]
        assert done(at_once(*deeds)) == 1
        assert Membership.objects.filter(role=Role.NGO_LEAD).count() == 1


def remove(user: User, by: User) -> None:
    remove_member(membership=Membership.objects.get(user=user), by=by)


def test_somebody_is_closed_out_while_they_take_an_invitation(own_database, monkeypatch):
    administrator, person = make_person("administrator"), make_person("vetter")
    token = token_of(invite(email=person.email, role="moderator", by="user:1"))
    both_hold_something = threading.Barrier(2, timeout=1)
    take_person, lock = actions.invitations._person, actions.people.lock

    def slow_person(*told):
        with suppress(threading.BrokenBarrierError):
            both_hold_something.wait()
        return take_person(*told)

    def slow_lock(told):
        locked = lock(told)
        with suppress(threading.BrokenBarrierError):
            both_hold_something.wait()
        return locked

    monkeypatch.setattr("accounts.actions.invitations._person", slow_person)
    monkeypatch.setattr("accounts.actions.people.lock", slow_lock)
    results = at_once(lambda: accept(token=token, user=person), lambda: close(person=person, by=administrator))
    assert [
        error for error in results if isinstance(error, Exception) and type(error).__module__ == "django.db.utils"
    ] == []
    assert not User.objects.get(pk=person.pk).is_active
