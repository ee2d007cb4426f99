"""`make bench`: the project, its floors and its peers in one run (docs/performance.md)."""

import sys
from collections.abc import Sequence

from bench import databases, deeds, machine, rounds
from bench.load import best_client
from bench.plan import Plan, plan
from bench.report import Report, Sized
from bench.scene import scene

NO_WRK = "wrk is not installed (Debian: apt-get install wrk). A client in Python takes its place: floors look lower."


def main(words: Sequence[str] | None = None) -> None:
    """Measure what the command line asks for, and write and print the report."""
    asked = plan(words)
    if best_client() == "plain":
        tell(NO_WRK)
    report = measured(asked)
    if asked.docs:
        report.publish()
    sys.stdout.write(report.markdown())
    tell(f"Written: {asked.out / 'latest.json'} and latest.md")


def measured(asked: Plan) -> Report:
    """Make the databases first, then measure size after size; what is measured is written at once."""
    urls = {size: databases.ready(size, tell=tell, base=asked.base) for size in asked.sizes}
    facts = machine.facts(next(iter(urls.values()))) | how(asked)
    report = Report(facts, [])
    for size, url in urls.items():
        report = Report(facts | {"load after": machine.load_now()}, [*report.sizes, sized(size, url, asked)])
        report.write(asked.out)
    return report


def sized(size: int, database_url: str, asked: Plan) -> Sized:
    """Measure one size."""
    tell(f"{size:,} listings")
    with scene(database_url, asked.client, asked.only) as lanes:
        records = rounds.run(lanes, rounds=asked.rounds, seconds=asked.seconds, tell=tell)
    return Sized(size, records, *deeds.done(database_url, asked.only, tell))


def how(asked: Plan) -> dict[str, str]:
    """Say how it was measured."""
    crowd = f"{rounds.CONNECTIONS} connections, and one alone"
    return {
        "command": f"make bench SIZE={','.join(map(str, asked.sizes))} ROUNDS={asked.rounds}",
        "rounds": f"{asked.rounds} of {asked.seconds:g} s, A B B A; {crowd}; load by {asked.client}",
    }


def tell(line: str) -> None:
    """Say what goes on, beside the report."""
    sys.stderr.write(f"{line}\n")


if __name__ == "__main__":
    main()
