"""A key is changed: everything opens before, meanwhile and afterwards, and the old key opens nothing at the end."""

import pytest

from accounts.permissions import RefusedError
from accounts.roles import Role
from directory.models import Membership
from referrals.actions import changing, desks, hers, inboxes
from referrals.models import CaseKeys, Desk, KeyGroup, KeyGroupMember, Parcel, UserKey, VaultSession
from referrals.moving import StaleError
from referrals.sealed import cases, parcels, rotating
from referrals.sealed.errors import NotOpenedError
from referrals.sealed.parcels import PACKET
from safety.models import AuditEvent
from tests.centres import PURPOSE, make_inbox, send_parcel
from tests.desks import Staffed, make_desk, send_case
from tests.people import make_person

pytestmark = pytest.mark.django_db
CASES = 7


@pytest.fixture
def staffed() -> Staffed:
    return make_desk()


def group_of(staffed: Staffed) -> KeyGroup:
    return Desk.objects.get(pk=staffed.desk.pk).group


def change(staffed: Staffed) -> int:
    return changing.change(group=group_of(staffed), vault=staffed.vault(staffed.lead), by=staffed.lead)


def opened(staffed: Staffed, user) -> int:
    """Return how many cases somebody's phrase opens now."""
    vault = staffed.vault(user)
    return sum(cases.by_vault(keys.case, keys, vault) is not None for keys in CaseKeys.objects.select_related("case"))


def events(name: str) -> list[AuditEvent]:
    return list(AuditEvent.objects.filter(event=name))


def test_after_a_change_everybody_who_stayed_opens_everything_and_the_old_key_nothing(staffed):
    sent = [send_case(staffed.desk) for _ in range(CASES)]
    before, old = staffed.vault(staffed.moderator), group_of(staffed)
    assert change(staffed) == CASES
    for user in (staffed.lead, *staffed.moderators):
        assert opened(staffed, user) == CASES
    for each in sent:
        with pytest.raises(NotOpenedError):
            cases.by_vault(each.case, CaseKeys.objects.get(pk=each.case.pk), before)
    assert not KeyGroup.objects.filter(pk=old.pk).exists()
    assert set(KeyGroup.objects.values_list("pk", flat=True)) == {group_of(staffed).pk}


def test_whoever_comes_to_it_while_another_begins_and_ends_it_is_told_to_look_again(staffed, monkeypatch):
    may_change_key = changing.may_change_key

    def may_it_meanwhile(by, owner):
        monkeypatch.setattr(changing, "may_change_key", may_change_key)
        change(staffed)
        return may_change_key(by, owner)

    monkeypatch.setattr(changing, "may_change_key", may_it_meanwhile)
    with pytest.raises(StaleError):
        change(staffed)
    assert len(events("key.changed")) == 1


def test_what_she_holds_opens_as_before(staffed):
    sent = send_case(staffed.desk)
    for_her = bytes(CaseKeys.objects.get().for_her)
    change(staffed)
    assert bytes(CaseKeys.objects.get().for_her) == for_her
    assert staffed.opened(sent.case).key == sent.opened.key


def test_it_is_written_down_with_counts_and_no_key(staffed):
    send_case(staffed.desk)
    change(staffed)
    (begun,), (done,) = events("key.change_begun"), events("key.changed")
    assert begun.facts == {"holders": 3}
    assert done.facts == {}
    assert {begun.actor, done.actor} == {f"user:{staffed.lead.pk}"}
    assert {begun.subject, done.subject} == {f"desk:{staffed.desk.pk}"}


def test_somebody_who_left_is_not_among_those_who_hold_the_new_key(staffed):
    send_case(staffed.desk)
    leaver, stays = staffed.moderators
    vault = staffed.vault(leaver)
    desks.dismiss(desk=staffed.desk, user=leaver, by=staffed.lead)
    assert group_of(staffed).has_leaver
    change(staffed)
    assert not group_of(staffed).has_leaver
    assert {member.user for member in KeyGroupMember.objects.all()} == {staffed.lead, stays}
    with pytest.raises(NotOpenedError):
        cases.by_vault(CaseKeys.objects.get().case, CaseKeys.objects.get(), vault)


def test_who_no_longer_has_the_role_gets_no_new_key(staffed):
    staffed.moderator.roles = []
    staffed.moderator.save()
    change(staffed)
    assert staffed.moderator.pk not in set(KeyGroupMember.objects.values_list("user", flat=True))


def test_a_moderator_does_not_change_it_nor_does_a_lead_of_another_desk(staffed):
    other = make_desk(name="DEMO other")
    for user in (staffed.moderator, other.lead, make_person(Role.ADMINISTRATOR)):
        with pytest.raises(RefusedError):
            changing.begin_change(group=group_of(staffed), by=user)
    with pytest.raises(RefusedError):
        changing.change(group=group_of(staffed), vault=staffed.vault(staffed.moderator), by=staffed.moderator)


def test_a_page_that_was_opened_before_the_change_begins_no_second_one(staffed):
    old = group_of(staffed)
    changing.begin_change(group=old, by=staffed.lead)
    for deed in (
        lambda: changing.begin_change(group=old, by=staffed.lead),
        lambda: changing.change(group=old, vault=staffed.vault(staffed.lead), by=staffed.lead),
    ):
        with pytest.raises(StaleError):
            deed()


def interrupted(staffed: Staffed, *, after: int) -> KeyGroup:
    """Begin a change and stop after so many cases, as a process that was killed would."""
    vault = staffed.vault(staffed.lead)
    made = changing.begin_change(group=group_of(staffed), by=staffed.lead)
    if after:
        changing._move_cases(made, vault, after, waits=False)
    return made


@pytest.mark.parametrize("after", range(CASES + 1))
def test_case_59_stopped_half_way_every_case_opens_and_another_run_finishes(staffed, after):
    for _ in range(CASES):
        send_case(staffed.desk)
    made = interrupted(staffed, after=after)
    assert changing.unfinished(made) == CASES - after
    for user in (staffed.lead, *staffed.moderators):
        assert opened(staffed, user) == CASES
    send_case(staffed.desk)
    assert change(staffed) == CASES - after
    assert changing.unfinished(made) == 0
    assert opened(staffed, staffed.moderator) == CASES + 1
    assert list(KeyGroup.objects.all()) == [made]
    assert change(staffed) == CASES + 1


def test_case_59_whoever_finishes_must_have_unlocked_the_older_key(staffed):
    send_case(staffed.desk)
    vault = staffed.vault(staffed.lead)
    interrupted(staffed, after=0)
    changing.change(group=group_of(staffed), vault=vault, by=staffed.lead)
    with pytest.raises(RefusedError, match="changed after you unlocked"):
        changing.change(group=group_of(staffed), vault=vault, by=staffed.lead)


def test_case_59_a_change_in_a_change_that_was_stopped_loses_nothing(staffed):
    for _ in range(CASES):
        send_case(staffed.desk)
    interrupted(staffed, after=2)
    desks.dismiss(desk=staffed.desk, user=staffed.moderators[1], by=staffed.lead)
    send_case(staffed.desk)
    assert interrupted(staffed, after=3).predecessors.count() == 2
    assert opened(staffed, staffed.moderator) == CASES + 1
    assert change(staffed) == CASES + 1 - 3
    assert opened(staffed, staffed.moderator) == CASES + 1
    assert KeyGroup.objects.count() == 1


def test_case_59_while_it_is_not_finished_nobody_is_let_in_between(staffed):
    from referrals.actions import vault

    newcomer = make_person(Role.MODERATOR)
    staffed.phrases[newcomer.pk] = vault.make_key(user=newcomer)
    send_case(staffed.desk)
    interrupted(staffed, after=0)
    with pytest.raises(RefusedError, match="not finished"):
        desks.admit(desk=staffed.desk, user=newcomer, vault=staffed.vault(staffed.lead), by=staffed.lead)
    change(staffed)
    desks.admit(desk=staffed.desk, user=newcomer, vault=staffed.vault(staffed.lead), by=staffed.lead)
    assert opened(staffed, newcomer) == 1


def test_who_leaves_while_it_is_not_finished_loses_both_keys(staffed):
    send_case(staffed.desk)
    interrupted(staffed, after=0)
    desks.dismiss(desk=staffed.desk, user=staffed.moderator, by=staffed.lead)
    assert not KeyGroupMember.objects.filter(user=staffed.moderator).exists()
    assert staffed.vault(staffed.moderator).groups == {}


def test_open_vaults_end_so_that_what_is_unlocked_next_has_the_new_key(staffed, client):
    from tests.desks import sign_in_unlocked

    for user in (staffed.lead, staffed.moderator):
        sign_in_unlocked(client, staffed, user)
    made = changing.begin_change(group=group_of(staffed), by=staffed.lead)
    assert [row.user for row in VaultSession.objects.all()] == [staffed.lead]
    assert changing.finish(group=made, by=staffed.lead)
    assert not VaultSession.objects.exists()
    assert not changing.finish(group=made, by=staffed.lead)


def test_nothing_is_removed_while_something_lies_under_the_old_key(staffed):
    send_case(staffed.desk)
    made = interrupted(staffed, after=0)
    assert not changing.finish(group=made, by=staffed.lead)
    assert KeyGroup.objects.count() == 2


def test_a_case_whose_key_somebody_has_changed_holds_up_no_other(staffed):
    sent = [send_case(staffed.desk) for _ in range(3)]
    CaseKeys.objects.filter(pk=sent[1].case.pk).update(for_desk=bytes(80))
    assert change(staffed) == 3
    assert [event.subject for event in events("case.damaged")] == [f"case:{sent[1].case.pk}"]
    assert staffed.opened(sent[0].case).key == sent[0].opened.key
    with pytest.raises(NotOpenedError):
        staffed.opened(sent[1].case)


def test_a_vault_without_the_older_key_moves_nothing(staffed):
    send_case(staffed.desk)
    made = interrupted(staffed, after=0)
    other = make_desk(name="DEMO other")
    with pytest.raises(NotOpenedError):
        changing.reseal(group=made, vault=other.vault(other.lead))
    assert changing.unfinished(made) == 1


def test_what_a_vault_does_not_hold_is_handed_on_to_nobody(staffed):
    send_case(staffed.desk)
    sealed, other = CaseKeys.objects.get().for_desk, make_desk(name="DEMO other")
    with pytest.raises(NotOpenedError):
        rotating.handed_on(sealed, other.vault(other.lead), staffed.desk.group_id, other.desk.group)
    with pytest.raises(NotOpenedError):
        rotating.handed_on(sealed, other.vault(other.lead), other.desk.group_id, other.desk.group)


def test_a_key_that_is_over_is_changed_by_nobody(staffed):
    old = group_of(staffed)
    change(staffed)
    for deed in (
        lambda: changing.begin_change(group=old, by=staffed.lead),
        lambda: changing.change(group=old, vault=staffed.vault(staffed.lead), by=staffed.lead),
    ):
        with pytest.raises(StaleError):
            deed()
    assert not changing.finish(group=old, by=staffed.lead)


def test_another_desk_is_not_touched(staffed):
    other = make_desk(name="DEMO other")
    sent = send_case(other.desk)
    send_case(staffed.desk)
    before = bytes(CaseKeys.objects.get(pk=sent.case.pk).for_desk)
    assert change(staffed) == 1
    assert bytes(CaseKeys.objects.get(pk=sent.case.pk).for_desk) == before


def changed_inbox(centre) -> int:
    inbox = centre.again()
    return changing.change(group=inbox.group, vault=centre.vault(centre.lead), by=centre.lead)


def test_case_41_the_key_of_an_inbox_is_changed_and_what_lies_there_is_sealed_anew(staffed):
    centre = make_inbox(staffed)
    posted, over = send_parcel(staffed, centre), send_parcel(staffed, centre)
    Parcel.objects.filter(pk=over.parcel.pk).update(for_centre=None, sealed=None)
    before = centre.vault(centre.worker)
    assert changed_inbox(centre) == 2
    with pytest.raises(NotOpenedError):
        parcels.by_vault(posted.parcel, before)
    for user in (centre.lead, centre.worker):
        receipt = centre.receipt(posted.referral, user)
        assert receipt.opened.read(PACKET, posted.parcel.sealed)
    assert over.parcel.for_centre is None
    assert KeyGroup.objects.filter(kind="centre").count() == 1


PARCELS = 4


@pytest.mark.parametrize("after", range(PARCELS + 1))
def test_case_59_of_an_inbox_stopped_half_way_every_parcel_opens_and_another_run_finishes(staffed, after):
    centre = make_inbox(staffed)
    posted = [send_parcel(staffed, centre) for _ in range(PARCELS)]
    vault = centre.vault(centre.lead)
    made = changing.begin_change(group=centre.again().group, by=centre.lead)
    assert not after or changing._move_parcels(made, vault, after, waits=False) == after
    assert changing.unfinished(made) == PARCELS - after
    # One of those that were moved, or wait, is taken back meanwhile: it never gets its key again.
    hers.withdraw(opened=posted[0].sent.opened, referral=posted[0].again())
    for _ in range(2):
        for user in (centre.lead, centre.worker):
            for one in posted[1:]:
                assert centre.receipt(one.referral, user).packet.purpose == PURPOSE
        assert posted[0].parcel.for_centre is posted[0].parcel.sealed is None
        if changing.unfinished(made):
            assert changed_inbox(centre) == PARCELS - after
    assert changing.finish(group=made, by=centre.lead) is (after == PARCELS)
    assert list(KeyGroup.objects.filter(kind="centre")) == [made]


def test_case_41_until_two_people_have_heard_the_new_digits_nothing_is_sent_there(staffed):
    from referrals.permissions import may_receive
    from tests.centres import check

    centre = make_inbox(staffed)
    inboxes.dismiss(inbox=centre.inbox, user=centre.worker, by=centre.lead)
    assert "has left" in str(may_receive(centre.again()).reason)
    changed_inbox(centre)
    assert "checked the key" in str(may_receive(centre.again()).reason)
    check(staffed, centre.inbox)
    assert may_receive(centre.again())


def test_a_parcel_whose_key_somebody_has_changed_holds_up_no_other(staffed):
    centre = make_inbox(staffed)
    first, second = send_parcel(staffed, centre), send_parcel(staffed, centre)
    Parcel.objects.filter(pk=first.parcel.pk).update(for_centre=bytes(80))
    assert changed_inbox(centre) == 2
    assert [event.subject for event in events("parcel.damaged")] == [f"referral:{first.referral.pk}"]
    assert centre.receipt(second.referral)


def test_only_a_lead_of_the_organization_who_holds_the_key_changes_that_of_an_inbox(staffed):
    centre = make_inbox(staffed)
    group = centre.again().group
    without = make_person(Role.ADMINISTRATOR)
    Membership.objects.create(user=without, organization=centre.inbox.organization, role=Role.NGO_LEAD)
    for user in (centre.worker, without, staffed.lead):
        with pytest.raises(RefusedError):
            changing.begin_change(group=group, by=user)


def test_case_47_and_90_the_last_who_opens_an_inbox_stays(staffed):
    from accounts import actions as accounts

    centre, head = make_inbox(staffed), make_person(Role.ADMINISTRATOR)
    accounts.close(person=centre.worker, by=head)
    assert not KeyGroupMember.objects.filter(user=centre.worker).exists()
    assert not UserKey.objects.filter(user=centre.worker).exists()
    assert centre.again().group.has_leaver
    with pytest.raises(RefusedError, match="Nobody else holds"):
        accounts.close(person=centre.lead, by=head)
    centre.lead.refresh_from_db()
    assert centre.lead.is_active
