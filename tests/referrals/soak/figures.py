"""Measures the private flow as it is served, and writes docs/private-flow-figures.md.

`python -m tests.referrals.soak.figures`; let the machine do nothing else meanwhile. `--print` writes no file.
"""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.conf import settings  # noqa: E402

from bench import machine  # noqa: E402
from config import env  # noqa: E402
from referrals.management.commands.derivation_cost import COSTS  # noqa: E402
from referrals.models import Case  # noqa: E402
from referrals.sealed import codes  # noqa: E402
from referrals.sealed.costs import Cost, measure  # noqa: E402
from tests import databases  # noqa: E402
from tests.desks import make_desk  # noqa: E402
from tests.referrals.her.walking import ASK  # noqa: E402
from tests.referrals.soak import asking, flooding, length, pressure, resealing, scene, searching, times  # noqa: E402
from tests.referrals.soak.refused import wrong_codes  # noqa: E402
from tests.referrals.soak.scene import Served  # noqa: E402

PAGE = env.BASE_DIR / "docs" / "private-flow-figures.md"
COMMAND = "python -m tests.referrals.soak.figures"
TRIES, ROUNDS, SECONDS, DERIVATIONS = (length.of(*both) for both in ((100, 2), (250, 2), (20, 1), (5, 1)))
CASES = length.of(resealing.THOUSAND, 40)
Rows = list[tuple[str, str]]


def main() -> None:
    """Measure everything and write it down."""
    with databases.clone(databases.template()) as name, tempfile.TemporaryDirectory() as folder:
        url = databases.url_of(name)
        facts = machine.facts(url)
        with scene.connected_to_url(url):
            text = written(facts, list(measured(url, Path(folder))))
    print(text)
    if "--print" not in sys.argv:
        PAGE.write_text(text)
        print(f"Written to {PAGE}.")


def measured(url: str, folder: Path) -> Iterator[tuple[str, Rows]]:
    """Yield each table with its title."""
    yield "One check on one core", costs()
    make_desk()
    variables = scene.as_in_production(url, folder)
    with ready(variables, "private", ASK) as private:
        yield "One person at a time", alone(private)
        yield "Codes that open nothing", same_times(private)
    with ready(variables, "private", ASK) as private:
        yield f"{pressure.AT_ONCE} codes at once", storm(private, url)
        with ready(variables, "public", "/ur/") as public:
            yield "The directory meanwhile", directory(public, private, url)
    took = resealing.seconds_for(make_desk(name="DEMO changed"), CASES)
    yield "The key of a desk is changed", [(f"{CASES:,} cases sealed anew", f"{took:.2f} s")]


@contextmanager
def ready(variables: dict[str, str], side: str, path: str) -> Iterator[Served]:
    """Have one side served, and its first page shown once, so that nothing is loaded while it is measured."""
    with scene.served(variables, RAAH_SIDE=side) as server:
        server.wait_until_it_answers(path)
        yield server


def costs() -> Rows:
    """Return what a derivation costs."""
    found = [Cost(*map(int, said.split("x"))) for said in COSTS]
    return [
        (f"{cost.passes} passes over {cost.memory_mib} MiB", f"{measure(cost, DERIVATIONS):.3f} s") for cost in found
    ]


def alone(server: Served) -> Rows:
    """Return how long sending a form and typing a code take."""
    sent = flooding.send(server.url, 0)
    code = asking.CODE.search(sent.text)
    right = code[0].replace(" ", "") if code else ""
    return [
        *two("the whole form, until the code is shown", lambda number: flooding.send(server.url, number).took),
        *two("a right code", lambda number: tried(server, right, number, 303)),
        *two("a wrong code", lambda number: tried(server, codes.NOBODYS, number, 422)),
    ]


def tried(server: Served, code: str, number: int, status: int) -> float:
    """Type a code; return how long the answer took."""
    answer = asking.try_code(server.url, code, **asking.from_network(number))
    assert answer.status == status, f"{answer.status} in place of {status}"
    return answer.took


def two(what: str, once: Callable[[int], float]) -> Rows:
    """Return p50 and p95 of many tries."""
    found = []
    for number in range(TRIES):
        scene.forget_tries()
        found.append(once(number))
    return [(what, f"p50 {times.p(0.5, found):.3f} s, p95 {times.p(0.95, found):.3f} s")]


def same_times(server: Served) -> Rows:
    """Return how long wrong codes of each kind take, asked by turns."""
    kinds = wrong_codes(Case.objects.latest("created_day").desk)
    asked = {kind: lambda code=code: once(server, code) for kind, code in kinds.items()}
    found = times.by_turns(asked, ROUNDS, Random(1))
    medians, ratios = found.medians(), found.ratios()
    rows = [(kind, f"median {medians[kind]:.4f} s; {ratios[kind]:.3f} of its round") for kind in kinds]
    return [*rows, ("slowest above quickest", f"{found.spread():.1%} ({ROUNDS * len(kinds)} tries)")]


def once(server: Served, code: str) -> float:
    """Type a wrong code with every counter at its beginning."""
    scene.forget_tries()
    return tried(server, code, 0, 422)


def storm(server: Served, url: str) -> Rows:
    """Return what is seen while two hundred codes are thrown."""
    scene.forget_tries()
    before = server.memory_mib()
    seen = pressure.storm(server, url)
    rows = [(what, str(said)) for what, said in seen.said().items()]
    return [*rows, ("memory before and after, MiB", f"{before:.0f}, {server.memory_mib():.0f}")]


def directory(public: Served, private: Served, url: str) -> Rows:
    """Return how quick searches are with nothing beside them, and while codes are thrown."""
    with pressure.searching(public, url, SECONDS) as still:
        pass
    with pressure.searching(public, url, SECONDS) as meanwhile:
        pressure.storm(private, url, SECONDS)
    shown = {"alone": still[0], "while codes are thrown": meanwhile[0]}
    return [
        (f"results page, {searching.LINES} lines, {when}", f"p50 {got['p50_ms']:.0f} ms, p99 {got['p99_ms']:.0f} ms")
        for when, got in shown.items()
    ]


def written(facts: dict[str, str], tables: list[tuple[str, Rows]]) -> str:
    """Return the page."""
    passes, memory = settings.CODE_COST
    head = [
        "# The private flow in figures",
        "",
        f"Written by `{COMMAND}`; let the machine do nothing else meanwhile. The site is",
        "served as in production, its public and its private side as two processes at one database. A check of a",
        f"code, or a phrase, is Argon2id with {passes} passes over {memory} MiB; at most {settings.DERIVATION_SLOTS}",
        "are made at once. `manage.py derivation_cost` measures other costs; `make soak` looks whether what is",
        "promised of these figures holds.",
        "",
        *(f"* {what}: {said}" for what, said in facts.items()),
        f"* load after: {machine.load_now()}",
    ]
    for title, rows in tables:
        head += [
            "",
            f"## {title}",
            "",
            "| what | figure |",
            "|---|---|",
            *(f"| {what} | {said} |" for what, said in rows),
        ]
    return "\n".join(head) + "\n"


if __name__ == "__main__":
    main()
