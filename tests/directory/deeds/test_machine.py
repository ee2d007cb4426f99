"""The machine of vetting, run for a while; at full length in `make soak`."""

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from directory.states import VettingState
from tests.directory.deeds.machine import Vetting

pytestmark = pytest.mark.django_db
ALL = list(HealthCheck)
DEEDS = {
    *("verify", "publish", "suspend", "withdraw", "reopen", "send_back", "lapse", "hide_place", "restore"),
    *("change_draft", "submit_draft", "decide", "drop_draft"),
}
REFUSALS = {"own", "second-person", "street", "outdated", "cannot-publish", "future", "put-away", "nothing-changed"}


def test_whatever_happens_in_whatever_order():
    # Always the same ways; make soak goes others each time.
    small = settings(max_examples=3, stateful_step_count=20, derandomize=True)
    run_state_machine_as_test(Vetting, settings=settings(small, deadline=None, suppress_health_check=ALL))


@pytest.mark.soak
def test_ten_thousand_steps():
    run_state_machine_as_test(
        Vetting, settings=settings(max_examples=280, stateful_step_count=50, deadline=None, suppress_health_check=ALL)
    )
    assert Vetting.steps >= 10_000
    # What never happened would have shown nothing.
    missing = (set(VettingState) - Vetting.reached, DEEDS - Vetting.done.keys(), REFUSALS - Vetting.refused.keys())
    assert missing == (set(), set(), set())
