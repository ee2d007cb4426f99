"""What one run is to do, from the command line or the environment (SIZE=10k,100k ROUNDS=7)."""

import argparse
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.clients import CLIENTS
from bench.load import best_client
from bench.report import RESULTS

GROWTH = "1k,10k,100k,1m"
THOUSANDS = {"k": 1_000, "m": 1_000_000}


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Sizes in listings, small to large; seconds of one measurement; `base` is a database that has the gazetteer."""

    sizes: tuple[int, ...]
    rounds: int
    seconds: float
    client: str
    out: Path
    base: str | None = None
    docs: bool = False
    only: tuple[str, ...] = ()


def plan(words: Sequence[str] | None = None) -> Plan:
    """Read the command line; `--smoke` is a quick look whether everything works, without meaning."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--size", default=os.environ.get("SIZE", "10k,100k"), help="listings: 10k,100k")
    parser.add_argument("--rounds", type=int, default=int(os.environ.get("ROUNDS", "7")))
    parser.add_argument("--seconds", type=float, default=2.0, help="of one measurement")
    parser.add_argument("--client", choices=sorted(CLIENTS), default=best_client(), help="load generator")
    parser.add_argument("--out", type=Path, default=RESULTS, help="folder of the report")
    parser.add_argument("--base", help="name of a database with the gazetteer, to be copied")
    parser.add_argument("--only", nargs="+", default=(), help="lanes whose names hold one of these words")
    parser.add_argument("--docs", action="store_true", help="put the tables into docs/performance.md")
    parser.add_argument("--growth", action="store_true", help="1k, 10k, 100k and 1m listings: takes hours")
    parser.add_argument("--smoke", action="store_true", help="1k listings, one round of 0.3 s")
    asked = vars(parser.parse_args(words))
    if asked.pop("growth"):
        asked["size"] = GROWTH
    if asked.pop("smoke"):
        asked |= {"size": "1k", "rounds": 1, "seconds": 0.3, "client": "plain"}
    return Plan(sizes=sizes(asked.pop("size")), only=tuple(asked.pop("only")), **asked)


def sizes(text: str) -> tuple[int, ...]:
    """Return the sizes in `10k,100k,1m`, small to large."""
    return tuple(sorted(_size(word) for word in text.lower().split(",")))


def _size(word: str) -> int:
    factor = THOUSANDS.get(word[-1:])
    return int(word[:-1]) * factor if factor else int(word)
