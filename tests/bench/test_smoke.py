"""The whole bench, small and without meaning: every part of it works, and every lane answers right."""

import json

import pytest

from bench.__main__ import main
from bench.lanes import TEXTBOOK


@pytest.mark.soak
def test_a_smoke_run_measures_every_lane_and_writes_a_report(tmp_path, template_database, capfd):
    main(["--smoke", "--out", str(tmp_path), "--base", template_database])
    report = json.loads((tmp_path / "latest.json").read_text())
    lanes = {lane["name"]: lane for lane in report["sizes"][0]["lanes"]}
    # The textbook needs Debian's PostGIS; without it its line says so.
    assert {name: lane["refused"] for name, lane in lanes.items() if lane["refused"] and name != TEXTBOOK} == {}
    assert {lane["role"] for lane in lanes.values()} == {"project", "floor", "peer"}
    assert all(len(lane["crowded"]) == 1 for lane in lanes.values() if not lane["refused"])
    assert report["sizes"][0]["failed"] == []
    assert all(ratio["value"] > 0 for ratio in report["sizes"][0]["ratios"])
    assert (tmp_path / "latest.md").read_text() in capfd.readouterr().out
