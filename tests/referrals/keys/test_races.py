"""A change of the key at the same instant as everything else, with real connections and real commits."""

import secrets

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.permissions import RefusedError
from referrals.actions import changing, desk, desks, hers, intake, keys, receiving
from referrals.models import Case, CaseKeys, Desk, KeyGroup, KeyGroupMember, KeyWish, Parcel, Tombstone
from referrals.moving import StaleError
from referrals.sealed import cases, codes
from referrals.states import ReferralState
from tests.accounts.at_once import at_once
from tests.centres import PURPOSE, check, make_inbox, send_parcel
from tests.desks import Staffed, an_intake, make_desk, send_case
from tests.referrals.centre.hands import at_the_centre
from tests.referrals.soak.resealing import THOUSAND, make_cases

ROUNDS = 3


@pytest.fixture
def staffed(own_database) -> Staffed:
    return make_desk()


def changer(staffed: Staffed, batch: int = 3):
    """Return what changes the key, a few at a time, so that others come in between."""
    vault, group = staffed.vault(staffed.lead), Desk.objects.get(pk=staffed.desk.pk).group

    def change() -> int:
        made = changing.begin_change(group=group, by=staffed.lead)
        moved = changing.reseal(group=made, vault=vault, batch=batch)
        assert changing.finish(group=made, by=staffed.lead)
        return moved

    return change


def unreadable(staffed: Staffed) -> list[str]:
    """Return the cases that a moderator's phrase does not open now."""
    vault, found = staffed.vault(staffed.moderator), []
    for row in CaseKeys.objects.select_related("case"):
        try:
            cases.by_vault(row.case, row, vault)
        except ValueError:
            found.append(str(row.pk))
    return found


def assert_finished(staffed: Staffed) -> None:
    assert unreadable(staffed) == []
    assert list(KeyGroup.objects.all()) == [Desk.objects.get(pk=staffed.desk.pk).group]


def test_a_thousand_cases_are_sealed_anew_a_hundred_at_a_time(staffed):
    make_cases(staffed, THOUSAND)
    vault, group = staffed.vault(staffed.lead), staffed.desk.group
    with CaptureQueriesContext(connection) as statements:
        assert changing.change(group=group, vault=vault, by=staffed.lead) == THOUSAND
    # So many for each hundred, and none for each case; the figures say how long that takes.
    assert len(statements) < 15 * THOUSAND / changing.BATCH
    assert_finished(staffed)


def test_case_59_while_it_is_changed_everything_can_be_opened(staffed):
    sent = [send_case(staffed.desk) for _ in range(20)]

    def open_all() -> int:
        """Open each as somebody does who unlocks anew whenever the key has changed."""
        for _ in range(3):
            for each in sent:
                opened = open_now(staffed, each.case)
                assert opened.key == each.opened.key
        return len(sent)

    for _ in range(ROUNDS):
        assert at_once(changer(staffed), open_all, open_all) == [20, 20, 20]
        assert_finished(staffed)


def open_now(staffed: Staffed, case: Case) -> cases.OpenCase:
    for _ in range(50):
        vault = staffed.vault(staffed.moderator)
        try:
            return cases.by_vault(case, CaseKeys.objects.get(pk=case.pk), vault)
        except ValueError:
            # The change was begun, or finished, between the two: the page says to unlock again.
            continue
    raise AssertionError("it never opened")


def test_case_59_while_it_is_changed_cases_are_erased(staffed):
    for _ in range(ROUNDS):
        before = Tombstone.objects.count()
        sent = [send_case(staffed.desk) for _ in range(12)]
        gone = sent[::2]

        def erase(gone=gone) -> int:
            for each in gone:
                hers.erase(opened=each.opened)
            return len(gone)

        moved, erased = at_once(changer(staffed), erase)
        assert erased == 6, erased
        assert isinstance(moved, int), moved
        assert Tombstone.objects.count() == before + 6
        assert_finished(staffed)


def test_case_59_while_it_is_changed_new_cases_come_in(staffed):
    for _ in range(ROUNDS):
        for _ in range(6):
            send_case(staffed.desk)
        # As the page has it that was opened before the change.
        stale = Desk.objects.select_related("group").get(pk=staffed.desk.pk)
        made = [codes.new() for _ in range(8)]

        def submit(some, stale=stale) -> int:
            for code in some:
                intake.submit(intake=an_intake(), secret=secrets.token_bytes(32), code=code, desk=stale)
            return len(some)

        before = CaseKeys.objects.count()
        moved, *sent = at_once(changer(staffed), lambda m=made: submit(m[:4]), lambda m=made: submit(m[4:]))
        assert sent == [4, 4]
        assert isinstance(moved, int), moved
        assert CaseKeys.objects.count() == before + 8
        assert_finished(staffed)


def test_a_form_that_was_opened_before_a_change_is_sealed_to_the_new_key(staffed):
    stale = Desk.objects.select_related("group").get(pk=staffed.desk.pk)
    changer(staffed)()
    sent = send_case(stale)
    assert staffed.opened(sent.case).key == sent.opened.key
    assert_finished(staffed)


def test_two_leads_who_change_it_at_the_same_instant_make_one_new_key_or_one_after_the_other(staffed):
    for _ in range(10):
        send_case(staffed.desk)
    group, vault = staffed.desk.group, staffed.vault(staffed.lead)
    results = at_once(*[lambda: changing.change(group=group, vault=vault, by=staffed.lead)] * 3)
    assert sum(result == 10 for result in results) == 1
    assert sum(isinstance(result, StaleError) for result in results) == 2
    assert_finished(staffed)


def test_two_who_finish_the_same_change_finish_it(staffed):
    for _ in range(30):
        send_case(staffed.desk)
    vault = staffed.vault(staffed.lead)
    made = changing.begin_change(group=staffed.desk.group, by=staffed.lead)

    def finish() -> int:
        moved = changing.reseal(group=made, vault=vault, batch=2)
        changing.finish(group=made, by=staffed.lead)
        return moved

    assert sum(at_once(finish, finish, finish)) == 30
    assert_finished(staffed)


def test_claims_and_notes_go_on_while_it_is_changed(staffed):
    sent = [send_case(staffed.desk) for _ in range(10)]

    def claim() -> int:
        for each in sent:
            desk.claim(case=each.case, version=1, by=staffed.moderator)
        return len(sent)

    moved, claimed = at_once(changer(staffed), claim)
    assert (moved, claimed) == (10, 10)
    assert {each.again().holder for each in sent} == {staffed.moderator}
    assert_finished(staffed)


def test_case_47_the_last_two_who_forget_at_the_same_instant_one_of_them_is_told(staffed):
    desks.dismiss(desk=staffed.desk, user=staffed.moderators[1], by=staffed.lead)
    both = (staffed.lead, staffed.moderator)
    results = at_once(*[lambda user=user: keys.forget_phrase(user=user) for user in both])
    assert sum(isinstance(result, RefusedError) for result in results) == 1
    assert KeyGroupMember.objects.count() == 1
    assert KeyWish.objects.count() == 1


def test_a_key_that_is_given_again_while_it_is_changed_is_the_right_one(staffed):
    sent = send_case(staffed.desk)
    staffed.phrases[staffed.moderator.pk] = keys.forget_phrase(user=staffed.moderator)
    wish, vault = KeyWish.objects.get(), staffed.vault(staffed.moderators[1])
    moved, given = at_once(changer(staffed), lambda: keys.grant(wish=wish, vault=vault, by=staffed.moderators[1]))
    assert moved == 1
    if given is not None:
        # The change came first: whoever gives must unlock again, and then gives the new one.
        assert isinstance(given, RefusedError | StaleError)
        keys.grant(wish=KeyWish.objects.get(), vault=staffed.vault(staffed.lead), by=staffed.lead)
    else:
        assert set(KeyGroupMember.objects.values_list("user", flat=True)) >= {staffed.moderator.pk}
    assert staffed.opened(sent.case).key == sent.opened.key


def test_case_59_while_the_key_of_an_inbox_is_changed_parcels_are_opened_declined_and_taken_back(staffed):
    centre = make_inbox(staffed)
    for _ in range(ROUNDS):
        opened, declined, *gone = [send_parcel(staffed, centre) for _ in range(6)]
        receiving.note_seen(receipt=centre.receipt(declined.referral))
        worker, lead = at_the_centre(centre, centre.worker), at_the_centre(centre, centre.lead)

        def take_back(gone=gone) -> int:
            for one in gone:
                hers.withdraw(opened=one.sent.opened, referral=one.again())
            return len(gone)

        answers = at_once(
            lambda lead=lead: lead.post("change-key", centre.inbox.pk),
            lambda worker=worker, one=opened: worker.open(one.referral),
            lambda worker=worker, one=declined: worker.do(one.referral, "decline", reason="full", opened="1"),
            lambda worker=worker, one=gone[-1]: worker.open(one.referral),
            take_back,
        )
        assert answers.pop() == len(gone)
        changed, *others = answers
        assert changed.status_code == 302
        for answer in others:
            is_told_to_unlock = "Your vault has locked" in answer.text or "Lock your vault" in answer.text
            assert answer.status_code in (302, 409) or is_told_to_unlock or PURPOSE in answer.text
        for one in gone:
            assert one.again().state == ReferralState.WITHDRAWN
            assert one.parcel.for_centre is one.parcel.sealed is None
        assert centre.receipt(opened.referral).packet.purpose == PURPOSE
        assert KeyGroup.objects.filter(kind="centre").count() == 1
        assert Parcel.objects.exclude(group=centre.again().group).count() == 0
        # The new digits were heard: the next ones can be sent.
        check(staffed, centre.again())
