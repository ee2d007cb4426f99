"""What is measured once, beside the lanes."""

import os

import pytest

from bench import deeds, processes
from bench.deeds import Figure


@pytest.mark.parametrize(
    ("goal", "value", "says"),
    [
        ({}, 5, ""),
        ({"most": 10}, 10, "reached"),
        ({"most": 10}, 11, "missed"),
        ({"least": 10}, 9, "missed"),
        ({"most": 10, "at": 10_000}, 11, "missed"),
        ({"most": 10, "at": 100_000}, 11, ""),
    ],
)
def test_a_figure_is_judged_by_its_goal_at_the_size_for_which_it_is_set(goal, value, says):
    assert Figure("a figure", value, "ms", **goal).says(10_000) == says


def test_only_what_is_named_is_done(monkeypatch):
    monkeypatch.setattr(deeds, "DEEDS", {"one": lambda _: [Figure("1", 1, "ms")], "other": lambda _: 1 / 0})
    found, failed = deeds.done("", ["one"], tell=lambda line: None)
    assert ([one.name for one in found], failed) == (["1"], [])


def test_what_others_measured_is_not_lost_with_a_deed_that_fails(monkeypatch):
    monkeypatch.setattr(deeds, "DEEDS", {"other": lambda _: 1 / 0, "one": lambda _: [Figure("1", 1, "ms")]})
    found, failed = deeds.done("", [], tell=lambda line: None)
    assert [one.name for one in found] == ["1"]
    assert failed == ["other: ZeroDivisionError: division by zero"]


def test_a_process_is_kept_to_one_core_for_a_while():
    before = os.sched_getaffinity(0)
    with processes.one_core():
        assert len(os.sched_getaffinity(0)) == 1
    assert os.sched_getaffinity(0) == before


def test_memory_that_processes_share_is_counted_once():
    assert 1 < processes.shared_mb(os.getpid()) < 10_000
