"""`python -m bench.plans --size 10k,100k`: explains every path at these sizes, and writes docs/plans.md."""

import argparse
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from bench import databases
from bench.plan import sizes

PAGE = Path(__file__).parents[2] / "docs" / "plans.md"
# By path, what `bench.plans.explained` says of each of its statements.
Explained = Mapping[str, Sequence[Mapping[str, Any]]]

HEAD = """# How PostgreSQL answers

What the public asks, as the project's own code sends it, explained by PostgreSQL on the invented catalogue of the
bench. Written by `python -m bench.plans --size {sizes}`; the list of paths is `bench/plans/paths.py`, and
`tests/bench/test_plans.py` fails where another index is used or more is read.

*Rows* are those taken from tables and indexes, with those that were thrown away; *pages* are blocks of 8 kB. Neither
needs a clock, so both mean the same on every machine. Where a statement is prepared, its plan is the prepared one.
"""


def main(words: Sequence[str] | None = None) -> None:
    """Explain, and write the page."""
    parser = argparse.ArgumentParser(prog="python -m bench.plans", description=__doc__)
    parser.add_argument("--size", default="10k,100k", help="listings: 10k,100k")
    parser.add_argument("--base", help="name of a database with the gazetteer, to be copied")
    asked = parser.parse_args(words)
    found = {size: explained(databases.ready(size, tell=_tell, base=asked.base)) for size in sizes(asked.size)}
    PAGE.write_text(text(found, asked.size))
    _tell(f"Written: {PAGE}")


def explained(database_url: str) -> Explained:
    """Explain every path on that database."""
    found: Explained = json.loads(databases.run_python(database_url, "-m", "bench.plans.explained"))
    return found


def text(found: Mapping[int, Explained], asked: str) -> str:
    """Return the page: a table, then the plans at the largest size."""
    parts = [HEAD.format(sizes=asked), "\n".join(_table(found))]
    parts += [_plans(name, plans) for name, plans in found[max(found)].items()]
    return "\n".join(parts)


def _table(found: Mapping[int, Explained]) -> Iterable[str]:
    head = [f"{what} at {size:,}" for size in found for what in ("rows", "pages")]
    yield f"| path | statements | indexes | {' | '.join(head)} |"
    yield f"| --- | --: | --- |{' --: |' * len(head)}"
    for name, plans in found[max(found)].items():
        figures = [f"{_sum(known[name], what):,}" for known in found.values() for what in ("rows", "pages")]
        indexes = sorted({index for plan in plans for index in plan["indexes"]})
        yield f"| {name} | {len(plans)} | {', '.join(indexes)} | {' | '.join(figures)} |"
    yield ""


def _plans(name: str, plans: Sequence[Mapping[str, Any]]) -> str:
    said = "\n\n".join(f"-- {plan['statement']} …\n{plan['plan']}" for plan in plans)
    return f"## {name[:1].upper()}{name[1:]}\n\n```\n{said}\n```\n"


def _sum(plans: Sequence[Mapping[str, Any]], what: str) -> int:
    return sum(plan[what] for plan in plans)


def _tell(line: str) -> None:
    sys.stderr.write(f"{line}\n")


if __name__ == "__main__":
    main()
