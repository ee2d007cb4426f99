"""When her consent has ended the centre opens nothing any more, whether a timer has run by then or not."""

from datetime import timedelta

import pytest

from referrals.actions import receiving, timers
from referrals.models import Case, Consent, Notice, StopNotice
from referrals.moving import RefusedMoveError
from referrals.said import Answer
from referrals.states import LONGEST_CONSENT, ReferralState
from safety import clock as told
from tests.centres import Centre, Posted
from tests.referrals.centre.hands import Hands, at, events, says_nothing, text

pytestmark = pytest.mark.django_db
A_SECOND = timedelta(seconds=1)
ROAD = ("accept", "begin")
# How far a centre has come by its own deeds, after it was opened; None where it was not.
WAITING = {ReferralState.SENT: None, ReferralState.SEEN: 0, ReferralState.ACCEPTED: 1}
BEGUN = {ReferralState.ACTIVE: 2}


def bring_to(hands: Hands, posted: Posted, state: ReferralState) -> None:
    """Have the centre open it and look at one field, and go on to a state."""
    steps = (WAITING | BEGUN)[state]
    if steps is not None:
        hands.open(posted.referral)
        hands.show(posted.referral, 0)
        for deed in ROAD[:steps]:
            hands.do(posted.referral, deed)
    assert posted.again().state == state


def end_her_yes(ago: timedelta = A_SECOND) -> None:
    """Let her consent have ended; sessions and vaults, which the clock would end too, go on."""
    Consent.objects.update(expires_at=told.now() - ago)


@pytest.mark.parametrize("state", [*WAITING, *BEGUN])
def test_case_36_what_has_ended_a_second_ago_is_not_opened_though_no_timer_ran(hands, posted, state):
    bring_to(hands, posted, state)
    end_her_yes(-timedelta(minutes=1))
    assert "Before you open it" in text(hands.get("parcel", posted.referral.pk))
    end_her_yes()
    opened = len(events("parcel.opened")), len(events("parcel.revealed"))
    for answer in (
        hands.open(posted.referral),
        hands.show(posted.referral, 0, shown=(0,)),
        hands.do(posted.referral, "accept", opened="1", shown="0"),
        hands.do(posted.referral, "decline", opened="1", shown="0", reason="full"),
        hands.do(posted.referral, "begin", opened="1", shown="0"),
    ):
        assert answer.status_code == 409
        assert says_nothing(text(answer))
    cover = hands.get("parcel", posted.referral.pk)
    assert "Open it" not in text(cover)
    assert says_nothing(text(cover))
    assert posted.again().state == state
    assert (len(events("parcel.opened")), len(events("parcel.revealed"))) == opened


@pytest.mark.parametrize("state", WAITING)
def test_case_36_nor_does_a_deed_that_stands_before_an_opened_parcel(centre: Centre, hands, posted, clock, state):
    bring_to(hands, posted, state)
    receipt = centre.receipt(posted.referral)
    clock.forward(LONGEST_CONSENT + A_SECOND)
    for deed, more in (
        (receiving.note_seen, {}),
        (receiving.note_revealed, {"position": 0}),
        (receiving.accept, {}),
        (receiving.decline, {"answer": Answer("full")}),
        (receiving.begin, {}),
    ):
        with pytest.raises(RefusedMoveError):
            deed(receipt=receipt, **more)
    assert posted.again().state == state


@pytest.mark.parametrize("state", BEGUN)
def test_what_has_begun_goes_on_without_what_was_sent(hands, posted, clock, state):
    bring_to(hands, posted, state)
    Case.objects.update(notice=Notice.NOBODY)
    clock.forward(LONGEST_CONSENT + A_SECOND)
    timers.tick()
    assert posted.again().state == state
    assert posted.parcel.for_centre is posted.parcel.sealed is None
    assert [event.subject for event in events("parcel.emptied")] == [f"referral:{posted.referral.pk}"]
    assert posted.sent.again().notice == Notice.HOLDER
    assert not StopNotice.objects.exists()
    assert timers.tick()["consents"] == 0


@pytest.mark.parametrize(("deed", "end"), [("done", ReferralState.DONE), ("not-reached", ReferralState.NOT_REACHED)])
@pytest.mark.parametrize("ticks", [0, 1])
def test_and_the_centre_can_say_how_it_came_out(hands, posted, deed, end, ticks):
    bring_to(hands, posted, ReferralState.ACTIVE)
    end_her_yes()
    for _ in range(ticks):
        timers.tick()
    [row] = hands.get("all").context["boxes"][0].waiting
    assert (row.pk, row.is_open) == (posted.referral.pk, False)
    cover = text(hands.get("parcel", posted.referral.pk))
    assert "What was sent is gone; what you have begun goes on" in cover
    assert "It is done" in cover
    assert hands.do(posted.referral, deed).url == at("parcel", posted.referral.pk)
    assert posted.again().state == end
    assert hands.do(posted.referral, deed).status_code == 409


def test_a_stale_form_about_what_goes_on_does_nothing(hands, posted):
    bring_to(hands, posted, ReferralState.ACTIVE)
    end_her_yes()
    answer = hands.do(posted.referral, "done", version=1)
    assert answer.status_code == 409
    assert "This has changed meanwhile" in text(answer)
    assert posted.again().state == ReferralState.ACTIVE
