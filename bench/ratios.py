"""The ratios that are looked for, each with its goal, and what the rounds say of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from bench.lanes import (
    API,
    BARE,
    EMPTY,
    GROWING,
    HARD,
    LOOP,
    NO_FILTER,
    NOT_MODIFIED,
    PGBENCH,
    RESULTS_PAGE,
    SERIALIZERS,
    TEXTBOOK,
)
from bench.rounds import Record

# A floor that moves by more says nothing about what stands on it.
STEADY = 0.25
HUNDRED_THOUSAND, MILLION = 100_000, 1_000_000


@dataclass(frozen=True, slots=True)
class Ratio:
    """Requests a second of one lane divided by another's. `usual` is what teams usually reach; None: no goal set.

    `at`: the goal is set for that many listings only. `is_most`: the ratio may be no more than the goal.
    """

    name: str
    lane: str
    to: str
    usual: float | None = None
    goal: float | None = None
    at: int | None = None
    is_most: bool = False


RATIOS = (
    Ratio("R1", API, EMPTY, usual=0.02, goal=0.3),
    Ratio("R2", RESULTS_PAGE, EMPTY, usual=0.01, goal=0.3),
    Ratio("R3", API, TEXTBOOK, usual=2, goal=50, at=HUNDRED_THOUSAND),
    Ratio("R4", API, TEXTBOOK, usual=5, goal=500, at=MILLION),
    Ratio("R5", API, PGBENCH, usual=0.05, goal=0.5),
    Ratio("R11", NOT_MODIFIED, EMPTY, usual=0.05, goal=0.9),
    Ratio("to the same SQL from Python", API, LOOP),
    Ratio("to the same bytes", API, BARE),
    Ratio("to nested serializers", API, SERIALIZERS),
)
# R8: within a round, the slowest of the hard scenarios: its p99 divided by the plain nearest's.
WORST = Ratio("R8", "the worst p99", NO_FILTER, usual=100, goal=10, is_most=True)
# R7: the wait of one alone may grow by this factor from that many listings to a million.
GROWTH_GOAL = 3.0
GROWTH_FROM = 10_000


@dataclass(frozen=True, slots=True)
class Verdict:
    """A ratio as measured: the median of the rounds, their least and most, and what that says of the goal."""

    ratio: Ratio
    value: float | None
    least: float | None
    most: float | None
    says: str


@dataclass(frozen=True, slots=True)
class Growth:
    """By what factor a lane's median wait grew; `says` judges it where R7 has a goal for the lane."""

    lane: str
    factor: float
    says: str


def verdicts(records: Sequence[Record], listings: int) -> list[Verdict]:
    """Judge every ratio whose lanes were measured with that many listings."""
    by_name = {record.lane.name: record for record in records}
    found = [_verdict(ratio, by_name) for ratio in RATIOS if _is_asked(ratio, by_name, listings)]
    return found + _worst(by_name)


def growth(small: Sequence[Record], large: Sequence[Record], listings: int) -> list[Growth]:
    """Return how the median wait of one alone grew up to that many listings; lanes that were refused are left out."""
    before, after = waits(small), waits(large)
    factors = {name: after[name] / before[name] for name in before if name in after}
    return [Growth(name, factor, _grown(name, factor, listings)) for name, factor in factors.items()]


def _grown(name: str, factor: float, listings: int) -> str:
    if name not in GROWING:
        return ""
    if factor > GROWTH_GOAL:
        return "missed"
    return "reached" if listings >= MILLION else "within it so far"


def _is_asked(ratio: Ratio, by_name: Mapping[str, Record], listings: int) -> bool:
    return {ratio.lane, ratio.to} <= by_name.keys() and ratio.at in {None, listings}


def _verdict(ratio: Ratio, by_name: Mapping[str, Record]) -> Verdict:
    one, other = by_name[ratio.lane], by_name[ratio.to]
    if refused := [record for record in (one, other) if record.refused]:
        return Verdict(ratio, None, None, None, f"{refused[0].lane.name} refused")
    values = [a.per_second / b.per_second for a, b in zip(one.crowded, other.crowded, strict=True)]
    return _judged(ratio, values, other.moved)


def _worst(by_name: Mapping[str, Record]) -> list[Verdict]:
    """Compare the slowest answers of the hard scenarios with those of the plain one, round by round."""
    plain = by_name.get(NO_FILTER)
    hard = [record for name, record in by_name.items() if name in HARD and not record.refused]
    if plain is None or plain.refused or not hard:
        return []
    values = [
        max(record.crowded[number].p99_ms or 0 for record in hard) / (met.p99_ms or 1)
        for number, met in enumerate(plain.crowded)
    ]
    return [_judged(WORST, values, 0)]


def _judged(ratio: Ratio, values: Sequence[float], moved: float) -> Verdict:
    value = median(values)
    return Verdict(ratio, value, min(values), max(values), _says(ratio, value, moved))


def _says(ratio: Ratio, value: float, moved: float) -> str:
    if moved > STEADY:
        return f"no verdict: {ratio.to} moved by {moved:.0%}"
    if ratio.goal is None:
        return ""
    return "reached" if (value <= ratio.goal if ratio.is_most else value >= ratio.goal) else "missed"


def waits(records: Sequence[Record]) -> dict[str, float]:
    """Return by lane the median wait of one alone in milliseconds; lanes that were refused are left out."""
    met = {
        record.lane.name: [one.p50_ms for one in record.alone if one.p50_ms is not None]
        for record in records
        if not record.refused
    }
    return {name: median(found) for name, found in met.items() if found}
