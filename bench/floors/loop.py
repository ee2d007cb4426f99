"""The same SQL from Python without a framework: a connection as the project keeps it, one question after another.

`python -m bench.floors.loop DATABASE_URL FILE SECONDS`; FILE is what `bench.statements` wrote. Prints the waits of
all questions, in milliseconds, as a JSON list.
"""

import json
import sys
import time
from collections.abc import Sequence
from itertools import cycle
from pathlib import Path
from typing import Any

import psycopg

from config import database

Statements = Sequence[dict[str, Any]]


def waits_ms(connection: psycopg.Connection, asked: Sequence[Statements], seconds: float) -> list[float]:
    """Ask the questions in turn for `seconds`; return how long each took."""
    waits, until = [], time.perf_counter() + seconds
    for statements in cycle(asked):
        before = time.perf_counter()
        for statement in statements:
            connection.execute(statement["text"], statement["parameters"], prepare=True).fetchall()
        after = time.perf_counter()
        waits.append((after - before) * 1000)
        if after > until:
            break
    return waits


def main() -> None:
    """Measure, after every question was asked once."""
    url, file, seconds = sys.argv[1:]
    asked = json.loads(Path(file).read_text())
    with psycopg.connect(url, autocommit=True, options=database.OPTIONS["options"]) as connection:
        for statements in asked:
            for statement in statements:
                connection.execute(statement["text"], statement["parameters"], prepare=True).fetchall()
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        sys.stdin.readline()
        json.dump(waits_ms(connection, asked, float(seconds)), sys.stdout)


if __name__ == "__main__":
    main()
