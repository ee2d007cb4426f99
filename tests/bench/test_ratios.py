"""What the rounds say of a goal."""

from types import SimpleNamespace

import pytest

from bench import ratios
from bench.measured import Measured
from bench.ratios import Ratio
from bench.rounds import Record

RATIO = Ratio("R1", "ours", "floor", goal=0.3)


def record(name: str, rates: list[float], *, refused: str = "", alone: float = 1.0) -> Record:
    crowded = [Measured(per_second=rate) for rate in rates]
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
    (verdict,) = ratios.verdicts([record("ours", ours), record("floor", floor)])
    assert verdict.value == pytest.approx(value)
    assert verdict.says == says


def test_a_refused_lane_has_no_ratio(monkeypatch):
    monkeypatch.setattr(ratios, "RATIOS", (RATIO,))
    (verdict,) = ratios.verdicts([record("ours", [], refused="a wrong top 20"), record("floor", [1.0])])
    assert (verdict.value, verdict.says) == (None, "ours refused")


def test_growth_compares_the_waits_of_one_alone():
    small, large = [record("ours", [1], alone=2.0)], [record("ours", [1], alone=3.0)]
    assert ratios.growth(small, large) == {"ours": 1.5}
    assert ratios.growth(small, [record("ours", [], refused="a wrong top 20")]) == {}
