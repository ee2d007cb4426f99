"""A change of a desk's key killed at any moment, over and over: nothing is unreadable, and the next run finishes."""

import pytest

from referrals.actions import changing
from referrals.models import Case, CaseKeys, Desk, KeyGroup
from referrals.sealed import cases
from referrals.sealed.errors import NotOpenedError
from referrals.sealed.vaults import Vault
from safety.models import AuditEvent
from tests.databases import url_of
from tests.desks import Sent, Staffed, make_desk, send_case
from tests.referrals.soak import faults, length, scene

pytestmark = pytest.mark.soak
KILLS, CASES = length.of(60, 6), length.of(300, 60)
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
    told = {"user": staffed.lead.pk, "phrase": staffed.phrases[staffed.lead.pk], "desk": str(staffed.desk.pk)}
    half_way = 0
    with scene.running("tests.referrals.soak.changing", scene.cheap(url_of(own_database))) as program:
        for number in range(1, KILLS + 1):
            program.begin(told)
            assert program.runs_for(dice.uniform(0, LONGEST_S)), "it ended by itself"
            program.kill()
            half_way += look(staffed, sent, everything=number % EVERYTHING_EVERY == 0) > 0
            sent.append(send_case(staffed.desk))
    group, vault = Desk.objects.get(pk=staffed.desk.pk).group, staffed.vault(staffed.lead)
    changing.change(group=group, vault=vault, by=staffed.lead)
    assert look(staffed, sent, everything=True) == 0
    assert list(KeyGroup.objects.all()) == [Desk.objects.get(pk=staffed.desk.pk).group]
    begun, done = (AuditEvent.objects.filter(event=f"key.{event}").count() for event in ("change_begun", "changed"))
    assert half_way, "no kill met a change half way"
    print(f"{KILLS} kills, {half_way} of them half way; {begun} changes begun, {done} finished; {len(sent)} cases")
