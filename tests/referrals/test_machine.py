"""The machine of the private flow, run for a while; at full length in `make soak`."""

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from referrals.states import CaseState, ReferralState
from tests.referrals.machine import Flow

pytestmark = pytest.mark.django_db
ALL = list(HealthCheck)
# However few steps are taken, a case is sent in and claimed, a centre proposed to her, and she agrees.
REACHED_SOON = {CaseState.NEW, CaseState.CLAIMED, ReferralState.PROPOSED, ReferralState.CONSENTED}
# How many states and deeds they meet at least. Which others these are hangs on how the steps are drawn.
STATES_SOON, DEEDS_SOON = 8, 12
# What is rare may be missed by ten thousand steps; then there are ten thousand more.
MOST_GOES = 4
DEEDS = {
    *("reply", "consent", "withdraw", "stop", "erase", "renew", "change_contact", "delete_message", "mark_read"),
    *("claim", "hand_over", "give_back", "hold_as_spam", "release", "take_up", "write_to_her", "close", "reopen"),
    *("exclude", "_propose", "change_packet", "send", "record", "recall", "ask", "allow", "give_another_code"),
    *("note_opening", "dismiss", "note_seen", "accept", "decline", "begin", "finish", "not_reached"),
    *("suspend", "resume", "forget_phrase", "grant", "change", "begin_change"),
}


def test_whatever_happens_in_whatever_order():
    run_state_machine_as_test(
        Flow,
        # The same ways each time: what few steps reach must not hang on luck.
        settings=settings(
            max_examples=12, stateful_step_count=12, derandomize=True, deadline=None, suppress_health_check=ALL
        ),
    )
    assert REACHED_SOON <= Flow.reached
    assert len(Flow.reached) >= STATES_SOON
    assert len(DEEDS & Flow.done.keys()) >= DEEDS_SOON


@pytest.mark.soak
def test_ten_thousand_steps():
    for _go in range(MOST_GOES):
        run_state_machine_as_test(
            Flow, settings=settings(max_examples=210, stateful_step_count=50, deadline=None, suppress_health_check=ALL)
        )
        if not never_met():
            break
    # What never happened would have shown nothing.
    assert not never_met()


def never_met() -> set[str]:
    """Return the deeds that were never done, and the states in which nothing stood after one."""
    return {*CaseState, *ReferralState, *DEEDS} - {CaseState.ERASED} - Flow.reached - Flow.done.keys()
