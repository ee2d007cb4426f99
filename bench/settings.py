"""How many workers and threads serve best here (`python -m bench.settings [SIZE]`): every choice in turn, and back.

Prints a Markdown table: requests a second and waits of the API's nearest search with 16 connections, and the memory of
all processes of the server; medians of the rounds.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median
from typing import NamedTuple

from bench import databases, machine, processes, servers
from bench.load import Load, best_client, measure
from bench.material import Material
from bench.measured import Measured
from bench.posed import Posed
from bench.rounds import CONNECTIONS

ROUNDS, SECONDS = 5, 2.0
HEAD = "| workers | threads | requests/s | p50 ms | p99 ms | memory MB |\n| --- | --- | --- | --- | --- | --- |"


class Choice(NamedTuple):
    """How many processes, and threads in each."""

    workers: int
    threads: int


CHOICES = (Choice(1, 1), Choice(1, 2), Choice(2, 1), Choice(2, 2), Choice(3, 1), Choice(4, 1))


def main() -> None:
    """Measure all of them, and print."""
    size = int(sys.argv[1]) if sys.argv[1:] else 10_000
    material = Material(databases.ready(size, tell=lambda line: None))
    posed = Posed(addresses=[one.nearest for one in material.mixture])
    met: dict[Choice, list[tuple[Measured, float]]] = {choice: [] for choice in CHOICES}
    for number in range(ROUNDS):
        for choice in CHOICES if number % 2 == 0 else reversed(CHOICES):
            with served(material, choice) as server:
                measure(best_client(), Load(server.port, posed, CONNECTIONS, 1.0))
                found = measure(best_client(), Load(server.port, posed, CONNECTIONS, SECONDS))
                met[choice].append((found, processes.shared_mb(server.pid)))
    facts = machine.facts(material.database_url)
    sys.stdout.write("\n".join(f"* {name}: {value}" for name, value in facts.items()))
    sys.stdout.write(f"\n\n{HEAD}\n{chr(10).join(map(row, met, met.values()))}\n")


@contextmanager
def served(material: Material, choice: Choice) -> Iterator[servers.Running]:
    """Serve the public side so."""
    variables = {
        "DATABASE_URL": material.database_url,
        "RAAH_SIDE": "public",
        "WORKERS": str(choice.workers),
        "BENCH_THREADS": str(choice.threads),
    }
    with servers.running("bench.tuned", variables) as server:
        yield server


def row(choice: Choice, met: list[tuple[Measured, float]]) -> str:
    """Return a line of the table."""
    rate = median(one.per_second for one, _memory in met)
    p50, p99 = median(one.p50_ms or 0 for one, _memory in met), median(one.p99_ms or 0 for one, _memory in met)
    memory = median(memory for _one, memory in met)
    return f"| {choice.workers} | {choice.threads} | {rate:,.0f} | {p50:.2f} | {p99:.2f} | {memory:.0f} |"


if __name__ == "__main__":
    main()
