"""A seal that somebody without the key has changed: it is left out, written down, and given again by a colleague."""

import secrets

import pytest

from referrals import unlocking
from referrals.actions import keys
from referrals.crypto import pairs
from referrals.models import Desk, KeyGroup, KeyGroupMember, KeyWish, UserKey
from safety import throttle
from safety.models import AuditEvent
from tests.desks import Staffed, make_desk, send_case

pytestmark = pytest.mark.django_db


@pytest.fixture
def staffed(monkeypatch, tmp_path) -> Staffed:
    monkeypatch.setattr(throttle, "MEMORY", tmp_path)
    return make_desk()


def of_two_desks(staffed: Staffed) -> Desk:
    """Let the moderator hold the key of a second desk, too; return that."""
    from referrals.actions import desks

    return desks.make(name="DEMO second", holders=[staffed.moderator, staffed.lead], by=staffed.lead)


def wrong(how: str, user) -> bytes:
    """Return what is no seal of the desk's key for somebody."""
    public = bytes(UserKey.objects.get(user=user).public)
    return {
        "nothing": b"",
        "noise": secrets.token_bytes(80),
        "another pair's": pairs.seal_to(public, pairs.new_pair().private),
        "too short": pairs.seal_to(public, b"short"),
    }[how]


def unlock(staffed: Staffed):
    return unlocking.unlock(staffed.moderator, staffed.phrases[staffed.moderator.pk])


@pytest.mark.parametrize("how", ["nothing", "noise", "another pair's", "too short"])
def test_a_seal_that_is_wrong_is_left_out_and_the_others_open(staffed, how):
    second = of_two_desks(staffed)
    seal = KeyGroupMember.objects.filter(group=staffed.desk.group, user=staffed.moderator)
    seal.update(sealed=wrong(how, staffed.moderator))
    assert unlock(staffed).groups.keys() == {second.group_id}
    unlock(staffed)
    (event,) = AuditEvent.objects.filter(event="key.damaged")
    assert (event.subject, event.facts) == (f"keygroup:{staffed.desk.group_id}", {"user": staffed.moderator.pk})


def test_a_public_half_that_was_changed_is_noticed(staffed):
    KeyGroup.objects.filter(pk=staffed.desk.group_id).update(public=pairs.new_pair().public)
    assert unlock(staffed).groups == {}
    assert AuditEvent.objects.filter(event="key.damaged").exists()


def test_a_colleague_gives_it_again(staffed):
    sent = send_case(staffed.desk)
    KeyGroupMember.objects.filter(user=staffed.moderator).update(sealed=bytes(80))
    assert unlock(staffed).groups == {}
    wish = KeyWish.objects.get(user=staffed.moderator)
    keys.grant(wish=wish, vault=staffed.vault(staffed.lead), by=staffed.lead)
    assert unlock(staffed).groups
    assert staffed.opened(sent.case, staffed.moderator)
    assert not KeyWish.objects.exists()
