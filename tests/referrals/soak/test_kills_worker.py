"""The worker killed in the middle of what is due: each step is taken all the same, once, and erasing goes on."""

from collections import Counter
from contextlib import suppress
from datetime import timedelta

import psutil
import pytest
from django.db import connection
from django.db.models import F
from procrastinate.exceptions import AlreadyEnqueued

from config import tasks as queue
from referrals import tasks
from referrals.actions import hers, timers
from referrals.models import Case, Tombstone
from referrals.states import CaseState
from safety.models import AuditEvent
from tests.databases import url_of
from tests.desks import Sent, Staffed, make_desk, send_case
from tests.jobs import wait_until, working
from tests.referrals.soak import faults, length, scene

pytestmark = pytest.mark.soak
TICKERS, WORKERS = length.of(45, 4), length.of(10, 2)
CASES = 5
DAY = timedelta(days=1)
# What is due of each kind of case, as the audit names it.
STEPS = {"stopped": "case.erased", "aside": "case.new", "urgent": "case.told"}


@pytest.fixture
def staffed(own_database) -> Staffed:
    return make_desk()


def due(staffed: Staffed) -> dict[str, list[Sent]]:
    """Send cases in which something is due now: erasing, coming back from aside, telling the desk."""
    made = {
        "stopped": [send_case(staffed.desk) for _ in range(CASES)],
        "aside": [send_case(staffed.desk, is_suspicious=True) for _ in range(CASES)],
        "urgent": [send_case(staffed.desk, is_urgent=True) for _ in range(CASES)],
    }
    for sent in made["stopped"]:
        hers.stop(opened=sent.opened)
    for kind, back in (("stopped", 31 * DAY), ("aside", 8 * DAY), ("urgent", timedelta(minutes=61))):
        Case.objects.filter(pk__in=[sent.case.pk for sent in made[kind]]).update(due_at=F("due_at") - back)
    return made


def steps_taken(made: dict[str, list[Sent]], *, by: str = "timer") -> Counter:
    """Return how often each number of steps was taken."""
    taken: Counter = Counter()
    for kind, event in STEPS.items():
        for sent in made[kind]:
            subject = f"case:{sent.case.pk}"
            taken[AuditEvent.objects.filter(event=event, subject=subject, actor=by).count()] += 1
    return taken


def test_timers_killed_in_the_middle_take_each_step_once(staffed, own_database):
    dice, made = length.dice(), []
    with scene.running("tests.referrals.soak.ticking", scene.cheap(url_of(own_database))) as program:
        for _ in range(TICKERS):
            made.append(due(staffed))
            program.begin(None)
            assert program.runs_for(dice.uniform(0, 0.6)), "it ended by itself"
            program.kill()
            scene.wait_until_nobody_else_is_connected()
            assert faults.alone() == []
            assert set(steps_taken(made[-1])) <= {0, 1}
    timers.tick()
    assert sum(map(steps_taken, made), Counter()) == {1: 3 * CASES * TICKERS}
    assert Tombstone.objects.count() == CASES * TICKERS
    assert not Case.objects.filter(state=CaseState.HELD_SPAM).exists()
    assert faults.alone() == []


def test_a_worker_killed_in_the_middle_of_its_ticks_goes_on_when_it_is_started_again(staffed, own_database):
    dice, made = length.dice(), []
    for _ in range(WORKERS):
        made.append(due(staffed))
        queue_tick()
        with working(url_of(own_database)) as worker:
            wait_until(lambda: steps_taken(made[-1])[1], "the worker had taken a step")
            scene.Program(worker.process, -1, child=psutil.Process(worker.process.pid)).runs_for(dice.uniform(0, 0.2))
            scene.kill_all(worker.process.pid)
        scene.wait_until_nobody_else_is_connected()
        assert faults.alone() == []
        let_a_minute_pass()
    queue_tick()
    everything = {1: 3 * CASES * WORKERS}
    with working(url_of(own_database)) as worker:
        queue_take_up_again()
        wait_until(lambda: sum(map(steps_taken, made), Counter()) == everything, "every step was taken")
        assert "a timer failed" not in worker.words()
    assert faults.alone() == []


def queue_tick() -> None:
    """Queue a tick, as each minute does; where one waits already, that is the one."""
    with suppress(AlreadyEnqueued):
        tasks.tick_cases.defer(timestamp=0)


def queue_take_up_again() -> None:
    """Queue, as every five minutes does, that what killed workers had begun is given back."""
    with suppress(AlreadyEnqueued):
        queue.take_up_again.defer(timestamp=0)


def let_a_minute_pass() -> None:
    """Let a minute have passed in which nothing was heard of the killed worker, and have its job given back."""
    with connection.cursor() as cursor:
        cursor.execute("update procrastinate_workers set last_heartbeat = now() - interval '1 hour'")
    queue_take_up_again()
