"""Who may not work any more where they hold a key loses it by itself; the last one keeps it: nothing is lost."""

from datetime import timedelta

import pytest

from accounts.actions import change_roles
from accounts.roles import Role
from directory.models import Membership
from referrals.actions import changing, timers
from referrals.models import Desk, KeyGroupMember
from safety.models import AuditEvent
from tests.centres import make_inbox
from tests.desks import Staffed, make_desk, send_case
from tests.people import make_person

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def staffed() -> Staffed:
    return make_desk()


def holds(user) -> bool:
    return KeyGroupMember.objects.filter(user=user).exists()


def lose_role(user) -> None:
    change_roles(person=user, roles=[], by=make_person(Role.ADMINISTRATOR))


def test_who_lost_the_role_loses_the_key_after_a_day(staffed, clock):
    lose_role(staffed.moderator)
    timers.tick()
    assert holds(staffed.moderator)
    clock.forward(DAY + timedelta(minutes=1))
    assert timers.tick()["stray_keys"] == 1
    assert not holds(staffed.moderator)
    assert Desk.objects.get().group.has_leaver
    (event,) = AuditEvent.objects.filter(event="desk.dismissed")
    assert (event.actor, event.facts) == ("timer", {"user": staffed.moderator.pk})
    assert timers.tick()["stray_keys"] == 0


def test_a_slip_that_is_put_right_within_a_day_costs_nothing(staffed, clock):
    lose_role(staffed.moderator)
    clock.forward(DAY / 2)
    timers.tick()
    change_roles(person=staffed.moderator, roles=[Role.MODERATOR], by=make_person(Role.ADMINISTRATOR))
    clock.forward(DAY)
    timers.tick()
    assert holds(staffed.moderator)
    assert not Desk.objects.get().group.has_leaver


def test_the_last_who_holds_a_key_keeps_it_whatever_becomes_of_the_role(staffed, clock):
    for user in (staffed.lead, *staffed.moderators):
        user.roles = []
        user.save()
    clock.forward(2 * DAY)
    assert timers.tick()["stray_keys"] == 0
    assert KeyGroupMember.objects.count() == 3


def test_in_a_change_that_was_interrupted_both_keys_are_taken(staffed, clock):
    send_case(staffed.desk)
    changing.begin_change(group=staffed.desk.group, by=staffed.lead)
    lose_role(staffed.moderator)
    clock.forward(2 * DAY)
    timers.tick()
    assert not holds(staffed.moderator)


def test_who_works_for_the_organization_no_more_loses_the_key_of_its_inbox(staffed, clock):
    centre = make_inbox(staffed)
    Membership.objects.filter(user=centre.worker).delete()
    clock.forward(2 * DAY)
    assert timers.tick()["stray_keys"] == 1
    assert not holds(centre.worker)
    assert holds(centre.lead)
    assert centre.again().group.has_leaver


def test_who_still_works_there_keeps_it(staffed, clock):
    centre = make_inbox(staffed)
    clock.forward(2 * DAY)
    assert timers.tick()["stray_keys"] == 0
    for user in (centre.lead, centre.worker, staffed.lead, *staffed.moderators):
        assert holds(user)
