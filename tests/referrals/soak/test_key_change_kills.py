"""A change of a key killed at any moment, over and over: nothing is unreadable, and the next run finishes."""

from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from referrals.actions import changing, hers
from referrals.models import Case, CaseKeys, Desk, KeyGroup, Parcel
from referrals.sealed import cases, parcels
from referrals.sealed.errors import NotOpenedError
from referrals.sealed.vaults import Vault
from safety.models import AuditEvent
from tests.centres import PURPOSE, Centre, Posted, make_inbox, send_parcel
from tests.databases import url_of
from tests.desks import Sent, Staffed, make_desk, send_case
from tests.referrals.soak import faults, length, scene

pytestmark = pytest.mark.soak
# So many kills must fall between the beginning of a change and its end, and each run goes on until they have.
HALF_WAY, CASES, PARCELS = length.of(50, 3), length.of(300, 60), length.of(200, 40)
MOST_KILLS = 20 * HALF_WAY
# After so many kills the chain of the audit and what stands alone are looked at, too.
EVERYTHING_EVERY = 10
LONGEST_S = 1.5


@pytest.fixture
def staffed(own_database) -> Staffed:
    return make_desk()


def wrong(sent: list[Sent], vault: Vault) -> list[str]:
    """Return the cases that a vault does not open, or opens to another key than their own."""
    own = {each.case.pk: each.opened.key for each in sent}
    return [str(row.pk) for row in CaseKeys.objects.all() if _key(row, vault) != own[row.pk]]


def _key(row: CaseKeys, vault: Vault) -> bytes | None:
    try:
        return cases.by_vault(Case(pk=row.pk), row, vault).key
    except NotOpenedError:
        return None


def look(staffed: Staffed, sent: list[Sent], *, everything: bool) -> int:
    """See that each of the desk opens everything; return how much an interrupted change has left."""
    scene.wait_until_nobody_else_is_connected()
    assert CaseKeys.objects.count() == len(sent)
    for user in (staffed.lead, staffed.moderator):
        assert wrong(sent, staffed.vault(user)) == []
    if everything:
        assert faults.alone() == []
    return changing.unfinished(Desk.objects.get(pk=staffed.desk.pk).group)


def test_case_59_a_change_killed_at_any_moment_leaves_nothing_unreadable_and_is_finished(staffed, own_database):
    dice, sent = length.dice(), [send_case(staffed.desk) for _ in range(CASES)]
    told = {"user": staffed.lead.pk, "phrase": staffed.phrases[staffed.lead.pk]}

    def look_and_go_on(number: int) -> int:
        left = look(staffed, sent, everything=number % EVERYTHING_EVERY == 0)
        sent.append(send_case(staffed.desk))
        return left

    kills = kill_over_and_over(
        own_database, dice, told | {"kind": "desk", "owner": str(staffed.desk.pk)}, look_and_go_on
    )
    group, vault = Desk.objects.get(pk=staffed.desk.pk).group, staffed.vault(staffed.lead)
    changing.change(group=group, vault=vault, by=staffed.lead)
    assert look(staffed, sent, everything=True) == 0
    assert list(KeyGroup.objects.all()) == [Desk.objects.get(pk=staffed.desk.pk).group]
    begun, done = (AuditEvent.objects.filter(event=f"key.{event}").count() for event in ("change_begun", "changed"))
    print(f"{kills} kills, {HALF_WAY} of them half way; {begun} changes begun, {done} finished; {len(sent)} cases")


def test_case_59_of_an_inbox_a_change_killed_at_any_moment_leaves_no_parcel_unreadable(staffed, own_database):
    dice, centre = length.dice(), make_inbox(staffed)
    posted = [send_parcel(staffed, centre) for _ in range(PARCELS)]
    taken_back: list[Posted] = []
    told = {"user": centre.lead.pk, "phrase": centre.phrases[centre.lead.pk]}

    def look_and_go_on(number: int) -> int:
        scene.wait_until_nobody_else_is_connected()
        if number % EVERYTHING_EVERY == 0:
            one = posted.pop()
            hers.withdraw(opened=one.sent.opened, referral=one.again())
            taken_back.append(one)
        assert_only_what_lies_there_opens(centre, posted, taken_back)
        return changing.unfinished(centre.again().group)

    kills = kill_over_and_over(
        own_database, dice, told | {"kind": "inbox", "owner": str(centre.inbox.pk)}, look_and_go_on
    )
    changing.change(group=centre.again().group, vault=centre.vault(centre.lead), by=centre.lead)
    assert_only_what_lies_there_opens(centre, posted, taken_back)
    assert list(KeyGroup.objects.filter(kind="centre")) == [centre.again().group]
    print(f"{kills} kills, {HALF_WAY} of them half way; {len(posted)} parcels, {len(taken_back)} taken back meanwhile")


def assert_only_what_lies_there_opens(centre: Centre, posted: list[Posted], taken_back: list[Posted]) -> None:
    rows = Parcel.objects.in_bulk()
    for user in (centre.lead, centre.worker):
        vault = centre.vault(user)
        for one in posted:
            row = rows[one.referral.pk]
            assert parcels.by_vault(row, vault).read(parcels.PACKET, row.sealed)["purpose"] == PURPOSE
    for one in taken_back:
        assert rows[one.referral.pk].for_centre is rows[one.referral.pk].sealed is None


def kill_over_and_over(database: str, dice: Random, told: dict[str, Any], look: Callable[[int], int]) -> int:
    """Begin changes and kill them until enough were met half way; return how many kills that took.

    `look` sees how things stand after a kill, and returns how much the change that was killed has left.
    """
    half_way = 0
    with scene.running("tests.referrals.soak.changing", scene.cheap(url_of(database))) as program:
        for number in range(1, MOST_KILLS + 1):
            program.begin(told)
            assert program.runs_for(dice.uniform(0, LONGEST_S)), "it ended by itself"
            program.kill()
            half_way += look(number) > 0
            if half_way == HALF_WAY:
                return number
    raise AssertionError(f"of {MOST_KILLS} kills only {half_way} met a change half way")
