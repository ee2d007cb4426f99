"""The ratios that are looked for, each with its goal, and what the rounds say of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from bench.rounds import Record
from bench.scene import API, BARE, EMPTY, LOOP, PGBENCH, RESULTS_PAGE, SERIALIZERS

# A floor that moves by more says nothing about what stands on it.
STEADY = 0.25


@dataclass(frozen=True, slots=True)
class Ratio:
    """Requests a second of one lane divided by another's. `usual` is what teams usually reach; None: no goal set."""

    name: str
    lane: str
    to: str
    usual: float | None = None
    goal: float | None = None


RATIOS = (
    Ratio("R1", API, EMPTY, usual=0.02, goal=0.3),
    Ratio("R2", RESULTS_PAGE, EMPTY, usual=0.01, goal=0.3),
    Ratio("R5", API, PGBENCH, usual=0.05, goal=0.5),
    Ratio("to the same SQL from Python", API, LOOP),
    Ratio("to the same bytes", API, BARE),
    Ratio("to the peer", API, SERIALIZERS),
)
# R7: the wait of one alone may grow by this factor from the smallest to the largest size.
GROWTH_GOAL = 3.0


@dataclass(frozen=True, slots=True)
class Verdict:
    """A ratio as measured: the median of the rounds, their least and most, and what that says of the goal."""

    ratio: Ratio
    value: float | None
    least: float | None
    most: float | None
    says: str


def verdicts(records: Sequence[Record]) -> list[Verdict]:
    """Judge every ratio."""
    by_name = {record.lane.name: record for record in records}
    return [_verdict(ratio, by_name) for ratio in RATIOS]


def growth(small: Sequence[Record], large: Sequence[Record]) -> dict[str, float]:
    """Return by lane how the median wait of one alone grew between two sizes; lanes that were refused are left out."""
    before, after = _waits(small), _waits(large)
    return {name: after[name] / before[name] for name in before if name in after}


def _verdict(ratio: Ratio, by_name: Mapping[str, Record]) -> Verdict:
    one, other = by_name[ratio.lane], by_name[ratio.to]
    if refused := [record for record in (one, other) if record.refused]:
        return Verdict(ratio, None, None, None, f"{refused[0].lane.name} refused")
    values = [a.per_second / b.per_second for a, b in zip(one.crowded, other.crowded, strict=True)]
    return Verdict(ratio, median(values), min(values), max(values), _judged(ratio, median(values), other.moved))


def _judged(ratio: Ratio, value: float, moved: float) -> str:
    if moved > STEADY:
        return f"no verdict: {ratio.to} moved by {moved:.0%}"
    if ratio.goal is None:
        return ""
    return "reached" if value >= ratio.goal else "missed"


def _waits(records: Sequence[Record]) -> dict[str, float]:
    waits = {
        record.lane.name: [met.p50_ms for met in record.alone if met.p50_ms is not None]
        for record in records
        if not record.refused
    }
    return {name: median(found) for name, found in waits.items() if found}
