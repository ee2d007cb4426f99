"""The plots show what was measured."""

import pytest

from bench import plots
from bench.lanes import API


def size(listings, wait, value=0.5, **ratio):
    met = [{"p50_ms": wait}]
    said = {"name": "R1", "goal": 0.25, "is_most": False} | ratio
    return {
        "listings": listings,
        "lanes": [{"name": API, "alone": met}, {"name": "refused", "alone": []}],
        "ratios": [{"ratio": said, "value": value}],
    }


def test_a_lane_is_drawn_at_the_sizes_at_which_it_was_measured():
    sizes = [size(10, 1.0), size(100, 2.0)]
    assert plots.points(sizes, API) == ([10, 100], [1.0, 2.0])
    assert plots.points(sizes, "refused") == ([], [])


@pytest.mark.parametrize(
    ("said", "part"),
    [
        ({"value": 0.5}, {"R1": 2.0}),
        ({"value": 5, "goal": 10, "is_most": True}, {"R1": 2.0}),
        ({"value": None}, {}),
        ({"value": 3, "goal": None}, {}),
    ],
)
def test_twice_as_good_as_the_goal_is_two_whichever_way_it_is_counted(said, part):
    assert plots.reached(size(10, 1.0, **said)) == part


def test_the_same_figures_make_the_same_plots(tmp_path):
    whole = {"sizes": [size(10, 1.0), size(100, 2.0)]}
    for folder in ("one", "other"):
        plots.draw(whole, tmp_path / folder)
    for name in (plots.LATENCY, plots.RATIOS):
        drawn = (tmp_path / "one" / name).read_bytes()
        assert drawn == (tmp_path / "other" / name).read_bytes()
        assert b"<svg" in drawn
