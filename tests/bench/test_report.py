"""The report as people read it."""

from types import SimpleNamespace

from bench import plots
from bench.lanes import API, LANES
from bench.measured import Measured
from bench.report import PLOTS, Report, Sized
from bench.rounds import Record


def report(refused: str = "") -> Report:
    met = [Measured(per_second=1234.5, p50_ms=1.0, p99_ms=2.0)]
    records = [Record(SimpleNamespace(name=one.name, role="-", wrong=0), "", met, met) for one in LANES]
    records[0].refused = refused
    return Report({"machine": "invented"}, [Sized(10_000, records)])


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
