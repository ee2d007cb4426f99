"""The report as people read it."""

from types import SimpleNamespace

import pytest

from bench import plots
from bench.deeds import Figure
from bench.lanes import API, LANES
from bench.measured import Measured
from bench.report import PLOTS, Report, Sized
from bench.rounds import Record


def sized(listings: int, *, wait: float = 1.0, refused: str = "") -> Sized:
    met = [Measured(per_second=1234.5, p50_ms=wait, p99_ms=2.0)]
    records = [Record(SimpleNamespace(name=one.name, role="-", wrong=0), "", met, met) for one in LANES]
    records[0].refused = refused
    return Sized(listings, records, [Figure("memory of all", 1100, "MB", most=1024, at=10_000)])


def report(refused: str = "") -> Report:
    return Report({"machine": "invented"}, [sized(10_000, refused=refused)])


def test_the_tables_stand_between_their_marks_and_nothing_else_on_the_page_changes(tmp_path):
    page = tmp_path / "performance.md"
    page.write_text("before\n<!-- bench -->\nold\n<!-- /bench -->\nafter\n")
    report().publish(page)
    report().publish(page)
    assert (tmp_path / "pictures" / plots.LATENCY).exists()
    assert page.read_text() == f"before\n<!-- bench -->\n{report().markdown()}{PLOTS}<!-- /bench -->\nafter\n"


def test_a_refused_lane_is_said_with_its_reason_and_has_no_figures():
    said = report(refused="a wrong top 20 for /x").markdown()
    assert f"| {API} | - | refused: a wrong top 20 for /x |" in said
    assert f"{API} refused" in said


def test_what_is_measured_once_stands_with_its_goal_and_whether_it_was_reached():
    assert "| memory of all | 1,100 | MB | ≤ 1024 at 10,000 | missed |" in report().markdown()


@pytest.mark.parametrize(
    ("sizes", "grew"),
    [
        ([(1000, 1.0), (10_000, 2.0)], "| 1.00 | 2.00 | 2.00 | within it so far |"),
        ([(1000, 1.0), (10_000, 2.0), (1_000_000, 3.0)], "| 1.00 | 2.00 | 3.00 | 1.50 | reached |"),
    ],
)
def test_growth_is_counted_from_ten_thousand_listings_or_from_the_smallest_size(sizes, grew):
    said = Report({}, [sized(listings, wait=wait) for listings, wait in sizes]).markdown()
    assert f"| {API} {grew}" in said
