"""The machine of the private flow, run for a while; at full length in `make soak`."""

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.referrals.machine import Flow

pytestmark = pytest.mark.django_db
ALL = list(HealthCheck)


def test_whatever_happens_in_whatever_order():
    run_state_machine_as_test(
        Flow, settings=settings(max_examples=6, stateful_step_count=25, deadline=None, suppress_health_check=ALL)
    )


@pytest.mark.soak
def test_ten_thousand_steps():
    run_state_machine_as_test(
        Flow, settings=settings(max_examples=210, stateful_step_count=50, deadline=None, suppress_health_check=ALL)
    )
