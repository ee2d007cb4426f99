"""Measures the look-up by the list of queries: `python -m tests.places.figures [--wrong]`."""

import os
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

LISTS = tuple(Path(__file__).with_name(name) for name in ("queries.tsv", "queries_second.tsv"))


@dataclass(frozen=True)
class Query:
    """What somebody typed; `expected` is an id, "?id|id" for a question back, "-" for nothing."""

    text: str
    expected: str
    kind: str

    @property
    def ids(self) -> list[str]:
        return [] if self.expected == "-" else self.expected.removeprefix("?").split("|")


def queries(lists: tuple[Path, ...] = LISTS) -> Iterator[Query]:
    for path in lists:
        for line in path.read_text(encoding="utf-8").splitlines()[1:]:
            yield Query(*line.split("\t"))


def judge(query: Query) -> tuple[bool, bool, str]:
    """Return whether the first answer is right, whether the first five hold it, and what came."""
    from places.lookup import look_up

    found = look_up(query.text)
    five = [place.id for place in found.candidates]
    if found.place:
        five = list(dict.fromkeys([found.place.id, *five]))[:5]
    came = ("=" if found.is_found else "?") + "|".join(five)
    if query.expected == "-":
        return found.is_nothing, found.is_nothing, came
    if query.expected.startswith("?"):
        return found.is_ambiguous and five[0] in query.ids, set(query.ids) <= set(five), came
    return bool(found.place and found.place.id == query.ids[0]), query.ids[0] in five, came


def figures(*, tell_wrong: bool = False) -> dict[str, tuple[int, int, int]]:
    """Return for every kind of query, and "all": how many, right first, right in five."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for query in queries():
        first, five, came = judge(query)
        if tell_wrong and not (first and five):
            print(f"{'     ' if five else 'LOST '}{query.text!r:35} {query.expected}  got {came}")
        for kind in (query.kind, "all"):
            counts[kind] = [a + b for a, b in zip(counts[kind], (1, first, five), strict=True)]
    return {kind: (n, first, five) for kind, (n, first, five) in counts.items()}


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django

    django.setup()
    print("| kind of query | queries | first answer right | in the first five |\n|---|---:|---:|---:|")
    for kind, (n, first, five) in figures(tell_wrong="--wrong" in sys.argv).items():
        print(f"| {kind} | {n} | {first / n:.1%} | {five / n:.1%} |")


if __name__ == "__main__":
    main()
