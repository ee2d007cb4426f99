"""What the rounds say of a goal."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from bench import ratios
from bench.lanes import FAR_RARE, NO_FILTER, THREE_TAGS
from bench.measured import Measured
from bench.ratios import Growth, Ratio
from bench.rounds import Record

RATIO = Ratio("R1", "ours", "floor", goal=0.3)


def record(name: str, rates: list[float], *, refused: str = "", alone: float = 1.0, p99: float = 1.0) -> Record:
    crowded = [Measured(per_second=rate, p99_ms=p99) for rate in rates]
    return Record(SimpleNamespace(name=name), refused, crowded, [Measured(per_second=1, p50_ms=alone)])


@pytest.mark.parametrize(
    ("ours", "floor", "value", "says"),
    [
        ([30, 40, 50], [100, 100, 100], 0.4, "reached"),
        ([30, 30, 30], [100, 110, 120], 3 / 11, "missed"),
        ([30, 30, 90], [100, 100, 100], 0.3, "reached"),
        ([90, 90, 90], [100, 80, 106], 0.9, "no verdict: floor moved by 26%"),
    ],
)
def test_a_ratio_is_the_median_of_its_rounds_and_a_floor_that_moves_gives_no_verdict(
    monkeypatch, ours, floor, value, says
):
    monkeypatch.setattr(ratios, "RATIOS", (RATIO,))
    (verdict,) = ratios.verdicts([record("ours", ours), record("floor", floor)], 1000)
    assert verdict.value == pytest.approx(value)
    assert verdict.says == says


def test_a_refused_lane_has_no_ratio(monkeypatch):
    monkeypatch.setattr(ratios, "RATIOS", (RATIO,))
    (verdict,) = ratios.verdicts([record("ours", [], refused="a wrong top 20"), record("floor", [1.0])], 1000)
    assert (verdict.value, verdict.says) == (None, "ours refused")


def test_growth_compares_the_waits_of_one_alone():
    small, large = [record("ours", [1], alone=2.0)], [record("ours", [1], alone=3.0)]
    assert ratios.growth(small, large, 1000) == [Growth("ours", 1.5, "")]
    assert ratios.growth(small, [record("ours", [], refused="a wrong top 20")], 1000) == []


@pytest.mark.parametrize(
    ("after", "listings", "says"),
    [
        (3.0, 1_000_000, "reached"),
        (3.1, 1_000_000, "missed"),
        (3.0, 100_000, "within it so far"),
        (3.1, 100_000, "missed"),
    ],
)
def test_a_scenario_may_grow_to_three_times_its_wait_at_a_million(after, listings, says):
    small, large = [record(FAR_RARE, [1])], [record(FAR_RARE, [1], alone=after)]
    assert ratios.growth(small, large, listings) == [Growth(FAR_RARE, after, says)]


@pytest.mark.parametrize(("slowest", "says"), [(20.0, "reached"), (21.0, "missed")])
def test_the_worst_scenario_may_take_ten_times_as_long_as_the_plain_search(slowest, says):
    records = [record(NO_FILTER, [1], p99=2), record(FAR_RARE, [1], p99=slowest), record(THREE_TAGS, [1], p99=3)]
    assert [(one.ratio.name, one.value, one.says) for one in ratios.verdicts(records, 1000)] == [
        ("R8", slowest / 2, says)
    ]


def test_a_goal_that_is_set_for_one_size_is_judged_at_that_size(monkeypatch):
    monkeypatch.setattr(ratios, "RATIOS", (replace(RATIO, at=100_000),))
    records = [record("ours", [50]), record("floor", [100])]
    assert [len(ratios.verdicts(records, listings)) for listings in (10_000, 100_000)] == [0, 1]
