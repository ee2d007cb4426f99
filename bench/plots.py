"""Plots of a run, as SVG: how long each path waits as the catalogue grows, and how far each ratio is from its goal."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from bench.lanes import LANES, PROJECT

LATENCY, RATIOS = "bench-latency.svg", "bench-ratios.svg"
REACHED, MISSED = "#2a6f4e", "#b3541e"
PROJECTS = tuple(lane.name for lane in LANES if lane.role == PROJECT)

# What `bench.report.Report.whole` holds.
Whole = Mapping[str, Any]


def draw(whole: Whole, folder: Path) -> None:
    """Write both plots into the folder; the same figures make the same bytes."""
    import matplotlib as mpl

    mpl.use("svg")
    mpl.rcParams.update({"svg.hashsalt": "bench", "font.size": 9, "axes.spines.top": False, "axes.spines.right": False})
    folder.mkdir(parents=True, exist_ok=True)
    _latency(whole["sizes"], folder / LATENCY)
    _ratios(whole["sizes"][-1], folder / RATIOS)


def points(sizes: Sequence[Whole], lane: str) -> tuple[list[int], list[float]]:
    """Return at which sizes a lane was measured, and the median wait of one alone there in milliseconds."""
    found = {size["listings"]: one for size in sizes for one in size["lanes"] if one["name"] == lane and one["alone"]}
    waits = {listings: [met["p50_ms"] for met in one["alone"]] for listings, one in found.items()}
    return list(waits), [median(met) for met in waits.values()]


def reached(size: Whole) -> dict[str, float]:
    """Return by name of each ratio with a goal what part of it was reached; 1 is all, more is better."""
    goals = {one["ratio"]["name"]: one for one in size["ratios"] if one["ratio"]["goal"] and one["value"]}
    return {name: _part(one["value"], one["ratio"]["goal"], one["ratio"]["is_most"]) for name, one in goals.items()}


def _part(value: float, goal: float, is_most: bool) -> float:
    return goal / value if is_most else value / goal


def _latency(sizes: Sequence[Whole], file: Path) -> None:
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(8, 5), layout="constrained")
    for number, lane in enumerate(PROJECTS):
        listings, waits = points(sizes, lane)
        if listings:
            axes.plot(listings, waits, "os^vD"[number % 5] + "-", label=lane, linewidth=1, markersize=4)
    axes.set(xscale="log", yscale="log", xlabel="listings", ylabel="median wait of one alone, ms")
    axes.legend(loc="center left", bbox_to_anchor=(1, 0.5), frameon=False)
    _save(figure, file)


def _ratios(size: Whole, file: Path) -> None:
    from matplotlib import pyplot

    parts = reached(size)
    figure, axes = pyplot.subplots(figsize=(8, 1 + 0.35 * len(parts)), layout="constrained")
    colours = [REACHED if part >= 1 else MISSED for part in parts.values()]
    axes.barh(list(parts), list(parts.values()), color=colours)
    axes.axvline(1, color="black", linewidth=1)
    axes.set(xscale="log", xlabel=f"part of the goal that is reached, at {size['listings']:,} listings")
    axes.invert_yaxis()
    _save(figure, file)


def _save(figure: Any, file: Path) -> None:
    from matplotlib import pyplot

    figure.savefig(file, metadata={"Date": None})
    pyplot.close(figure)
