"""The report: everything as JSON, and what a person reads as Markdown."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any

from bench import plots, ratios
from bench.deeds import Figure
from bench.ratios import Growth
from bench.rounds import Record

RESULTS = Path(__file__).parent / "results"
PAGE = Path(__file__).parent.parent / "docs" / "performance.md"
PLOTS = f"""
![How long one alone waits, by the number of listings](pictures/{plots.LATENCY})

![How much of each goal is reached](pictures/{plots.RATIOS})
"""
FIRST, LAST = "<!-- bench -->\n", "<!-- /bench -->"


@dataclass(frozen=True, slots=True)
class Sized:
    """What the lanes met with that many listings."""

    listings: int
    records: Sequence[Record]
    figures: Sequence[Figure] = ()
    failed: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """One run: how it was called and on what, and its sizes from small to large."""

    facts: dict[str, str]
    sizes: Sequence[Sized]

    def write(self, folder: Path) -> None:
        """Write latest.json and latest.md."""
        folder.mkdir(parents=True, exist_ok=True)
        whole = self.whole()
        (folder / "latest.json").write_text(json.dumps(whole, indent=1) + "\n")
        (folder / "latest.md").write_text(self.markdown())
        plots.draw(whole, folder)

    def whole(self) -> dict[str, Any]:
        """Return everything as plain data."""
        return {
            "run": self.facts,
            "sizes": [_plain(sized) for sized in self.sizes],
            "growth": [asdict(one) for one in self.growth()],
        }

    def publish(self, page: Path = PAGE) -> None:
        """Put the tables between the two marks of a page of the docs, and the plots beside its pictures."""
        plots.draw(self.whole(), page.parent / "pictures")
        before, _, rest = page.read_text().partition(FIRST)
        after = rest.partition(LAST)[2]
        page.write_text(f"{before}{FIRST}{self.markdown()}{PLOTS}{LAST}{after}")

    def growth(self) -> list[Growth]:
        """Return how the waits grew to the largest size, from the one that R7 names where it was measured."""
        if len(self.sizes) < 2:
            return []
        *smaller, last = self.sizes
        first = next((sized for sized in smaller if sized.listings == ratios.GROWTH_FROM), smaller[0])
        return ratios.growth(first.records, last.records, last.listings)

    def markdown(self) -> str:
        """Return the tables."""
        parts = [_list(self.facts), *(_size(sized) for sized in self.sizes)]
        if grown := self.growth():
            parts.append(_growth(grown, self.sizes))
        return "\n\n".join(parts) + "\n"


def _plain(sized: Sized) -> dict[str, Any]:
    return {
        "listings": sized.listings,
        "lanes": [
            {
                "name": record.lane.name,
                "role": record.lane.role,
                "refused": record.refused,
                "wrong answers": record.lane.wrong,
                "crowded": [asdict(met) for met in record.crowded],
                "alone": [asdict(met) for met in record.alone],
            }
            for record in sized.records
        ],
        "failed": list(sized.failed),
        "figures": [asdict(one) | {"says": one.says(sized.listings)} for one in sized.figures],
        "ratios": [asdict(verdict) for verdict in ratios.verdicts(sized.records, sized.listings)],
    }


def _list(facts: dict[str, str]) -> str:
    return "\n".join(f"* {name}: {value}" for name, value in facts.items())


def _size(sized: Sized) -> str:
    return "\n\n".join(
        (
            f"### {sized.listings:,} listings",
            _table(LANES, (_lane(record) for record in sized.records)),
            _table(RATIOS, (_ratio(verdict) for verdict in ratios.verdicts(sized.records, sized.listings))),
            _table(FIGURES, (_figure(one, sized.listings) for one in sized.figures)),
            *(f"Not measured: {line}" for line in sized.failed),
        )
    )


LANES = (
    *("lane", "what it is", "requests/s", "moved by", "p50 ms", "p90 ms", "p99 ms", "alone p50 ms", "alone p99 ms"),
    *("bytes", "processor ms", "wrong answers"),
)
FIGURES = ("measured once", "value", "unit", "goal", "verdict")
RATIOS = ("ratio", "of", "to", "usual", "goal", "median", "least to most", "verdict")


def _lane(record: Record) -> Sequence[str]:
    if record.refused or not record.crowded:
        return (record.lane.name, record.lane.role, f"refused: {record.refused}", *("",) * 9)
    crowded, alone = record.crowded, record.alone
    return (
        record.lane.name,
        record.lane.role,
        f"{record.per_second:,.0f}",
        f"{record.moved:.0%}",
        _middle(met.p50_ms for met in crowded),
        _middle(met.p90_ms for met in crowded),
        _middle(met.p99_ms for met in crowded),
        _middle(met.p50_ms for met in alone),
        _middle(met.p99_ms for met in alone),
        _middle((met.bytes_per_answer for met in crowded), "{:,.0f}"),
        _middle(met.cpu_ms for met in crowded),
        f"{record.lane.wrong}",
    )


def _ratio(verdict: ratios.Verdict) -> Sequence[str]:
    ratio = verdict.ratio
    spread = f"{verdict.least:.3g} to {verdict.most:.3g}" if verdict.value is not None else ""
    said = (ratio.usual, f"{'≤' if ratio.is_most else '≥'} {ratio.goal}" if ratio.goal else None)
    words = (ratio.name, ratio.lane, ratio.to, *said, verdict.value and f"{verdict.value:.3g}", spread, verdict.says)
    return [str(word or "") for word in words]


def _figure(one: Figure, listings: int) -> Sequence[str]:
    goal = f"≤ {one.most:g}" if one.most is not None else f"≥ {one.least:g}" if one.least is not None else ""
    at = f" at {one.at:,}" if one.at and goal else ""
    return (
        one.name,
        f"{one.value:,.3g}" if one.value < 100 else f"{one.value:,.0f}",
        one.unit,
        goal + at,
        one.says(listings),
    )


def _growth(grown: Sequence[Growth], sizes: Sequence[Sized]) -> str:
    goal = (
        f"Median wait of one alone, in milliseconds. R7 asks that it grows by at most {ratios.GROWTH_GOAL:g} between"
        f" {ratios.GROWTH_FROM:,} and 1,000,000 listings, in every scenario of search."
    )
    waits = [ratios.waits(sized.records) for sized in sizes]
    rows = (
        (
            one.lane,
            *(f"{known[one.lane]:.2f}" if one.lane in known else "" for known in waits),
            f"{one.factor:.2f}",
            one.says,
        )
        for one in grown
    )
    head = ("lane", *(f"{sized.listings:,}" for sized in sizes), "grew by", "verdict")
    return f"### Growth\n\n{goal}\n\n{_table(head, rows)}"


def _middle(values: Iterable[float | None], form: str = "{:.2f}") -> str:
    known = [value for value in values if value is not None]
    return form.format(median(known)) if known else ""


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
