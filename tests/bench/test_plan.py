"""How a run is asked for."""

import pytest

from bench.plan import plan, sizes


@pytest.mark.parametrize(
    ("text", "meant"), [("10k,100k", (10_000, 100_000)), ("1M,500", (500, 1_000_000)), ("1k", (1_000,))]
)
def test_sizes_are_written_as_people_write_them(text, meant):
    assert sizes(text) == meant


def test_the_environment_says_what_make_was_told(monkeypatch):
    monkeypatch.setenv("SIZE", "10k")
    monkeypatch.setenv("ROUNDS", "9")
    assert (plan([]).sizes, plan([]).rounds) == ((10_000,), 9)
    assert plan(["--smoke"]).sizes == (1_000,)
