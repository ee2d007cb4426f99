"""What looking up a place takes on top of its round trip to the database (`python -m bench.inside.lookup`).

Reads a JSON list of names from its input; writes the milliseconds of each, without the database's part.
"""

import json
import sys
import time
from collections.abc import Callable
from typing import Any


class Stopwatch:
    """A wrapper around Django's execution of SQL that adds up how long it took."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self, run: Callable[..., Any], text: str, parameters: Any, many: bool, context: Any) -> Any:
        """Run it, and take the time."""
        before = time.perf_counter()
        try:
            return run(text, parameters, many, context)
        finally:
            self.seconds += time.perf_counter() - before


def beside_ms(name: str) -> float:
    """Look a name up; return the milliseconds that were not the database's."""
    from django.db import connection

    from places.lookup import look_up

    watch, before = Stopwatch(), time.perf_counter()
    with connection.execute_wrapper(watch):
        look_up(name, limit=10)
    return (time.perf_counter() - before - watch.seconds) * 1000


def main() -> None:
    """Read, look up twice (the first time warms), write."""
    import django

    django.setup()
    names = json.load(sys.stdin)
    for name in names:
        beside_ms(name)
    json.dump([beside_ms(name) for name in names], sys.stdout)


if __name__ == "__main__":
    main()
