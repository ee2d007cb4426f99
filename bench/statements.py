"""Writes down the SQL that the project sends for one API search (`python -m bench.statements`).

Reads a list of {latitude, longitude, needs, limit} as JSON from its input; writes for each the list of its
statements: text and parameters as the driver gets them, and whole, with the parameters written into the text.
"""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Recorder:
    """A wrapper around Django's execution of SQL that keeps what it sees."""

    seen: list[dict[str, Any]] = field(default_factory=list)

    def __call__(self, run: Callable[..., Any], text: str, parameters: Any, many: bool, context: Any) -> Any:
        """Keep the statement, and run it."""
        from psycopg import ClientCursor

        whole = ClientCursor(context["connection"].connection).mogrify(text, parameters)
        self.seen.append({"text": text, "parameters": parameters, "whole": whole})
        return run(text, parameters, many, context)


def recorded(*, latitude: float, longitude: float, needs: list[str], limit: int) -> list[dict[str, Any]]:
    """Search, and return the statements that it takes where the helplines around are known: as nearly always."""
    from django.db import connection
    from django.utils import timezone

    from directory.search import JSON, Search, find
    from places.geo import Point

    connection.ensure_connection()
    search = Search(point=Point(latitude, longitude), needs=tuple(needs), limit=limit, language="en")
    find(search, at=timezone.now(), form=JSON)
    recorder = Recorder()
    with connection.execute_wrapper(recorder):
        find(search, at=timezone.now(), form=JSON)
    return recorder.seen


def main() -> None:
    """Read, search, write."""
    import django

    django.setup()
    json.dump([recorded(**asked) for asked in json.load(sys.stdin)], sys.stdout, default=list)


if __name__ == "__main__":
    main()
