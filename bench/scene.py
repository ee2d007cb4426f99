"""The scene for one size: its questions with their right answers, and all servers, started."""

import json
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median_low
from typing import Any

from bench import answers, databases, oracle, servers, sql
from bench.lanes import FLOOR, PEER, PROJECT, Lane, Sql, Web
from bench.questions import PAGE, TOP, Question, questions

API, RESULTS_PAGE, SERIALIZERS = "API nearest", "results page", "nested serializers"
EMPTY, BARE, LOOP, PGBENCH = "empty view", "bare server", "psycopg loop", "pgbench"
SETTINGS = {"project": "config.settings", "floor": "bench.floors.settings", "peer": "bench.peers.settings"}


@dataclass(frozen=True, slots=True)
class Asked:
    """The addresses of all questions at the API and at the pages, and the ids that must be answered."""

    nearest: Sequence[str]
    top: Sequence[Sequence[str]]
    pages: Sequence[str]
    first_page: Sequence[Sequence[str]]


@contextmanager
def scene(database_url: str, client: str) -> Iterator[list[Lane]]:
    """Start everything that is measured on that database; yield the lanes, the project's first."""
    posed = questions(database_url)
    asked = with_answers(database_url, posed)
    with ExitStack() as stack:
        ports = {
            role: stack.enter_context(servers.django_server(database_url, settings))
            for role, settings in SETTINGS.items()
        }
        bare = stack.enter_context(servers.bare_server(middle_answer(ports[PROJECT], asked.nearest)))
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        sql.write(recorded(database_url, posed), folder)
        yield [*web_lanes(ports, bare, asked, client), *sql_lanes(database_url, folder)]


def web_lanes(ports: dict[str, int], bare: int, asked: Asked, client: str) -> list[Lane]:
    """Return what is asked over HTTP."""
    return [
        Web(API, PROJECT, client, ports[PROJECT], asked.nearest, answers.in_json, asked.top),
        Web(RESULTS_PAGE, PROJECT, client, ports[PROJECT], asked.pages, answers.in_page, asked.first_page),
        Web(SERIALIZERS, PEER, client, ports[PEER], asked.nearest, answers.in_json, asked.top),
        Web(EMPTY, FLOOR, client, ports[FLOOR], ["/bench/empty"]),
        Web(BARE, FLOOR, client, bare, ["/"]),
    ]


def sql_lanes(database_url: str, folder: Path) -> list[Lane]:
    """Return what asks the database alone."""
    return [
        Sql(LOOP, FLOOR, partial(sql.loop, database_url, folder)),
        Sql(PGBENCH, FLOOR, partial(sql.pgbench, database_url, folder)),
    ]


def with_answers(database_url: str, posed: Sequence[Question]) -> Asked:
    """Return the addresses of the questions and, by brute force, what is right."""
    knows = oracle.oracle(database_url)
    return Asked(
        [one.nearest for one in posed],
        [knows.nearest(one.latitude, one.longitude, one.needs, TOP) for one in posed],
        [one.page for one in posed],
        [knows.nearest(one.city.latitude, one.city.longitude, one.needs, PAGE) for one in posed],
    )


def middle_answer(port: int, addresses: Sequence[str]) -> bytes:
    """Return the answer of median length."""
    bodies = {len(body): body for body in answers.asked(port, addresses)}
    return bodies[median_low(bodies)]


def recorded(database_url: str, posed: Sequence[Question]) -> list[list[dict[str, Any]]]:
    """Return the statements that the project sends for each question at the API."""
    asked = [{"latitude": one.latitude, "longitude": one.longitude, "needs": one.needs, "limit": TOP} for one in posed]
    said = databases.run_python(database_url, "-m", "bench.statements", told=json.dumps(asked))
    statements: list[list[dict[str, Any]]] = json.loads(said)
    return statements
