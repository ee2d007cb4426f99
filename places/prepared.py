"""Statements that the server prepares once per connection: it then plans a search once, not for every person."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from psycopg import Cursor

# Prepare at the second use: a statement that is run once is not worth it.
USES_BEFORE_PREPARING = 1
Values = Mapping[str, Any] | Sequence[Any]


def fetch(statement: str, parameters: Values) -> list[tuple[Any, ...]]:
    """Run `statement` on the kept connection with the values bound by the server; return all rows.

    Django's own cursors write values into the text, so that every statement is new to the server. Values go as text
    where their type is not plain; the statement says the type (`%(tags)s::int[]`).
    """
    # `django.db.connection` looks for this thread's connection at each of its attributes.
    connection: Any = connections[DEFAULT_DB_ALIAS]
    connection.ensure_connection()
    raw = connection.connection
    raw.prepare_threshold = USES_BEFORE_PREPARING
    if connection.queries_logged or connection.execute_wrappers:
        return _watched(connection, statement, parameters)
    with connection.wrap_database_errors:
        return Cursor(raw).execute(statement, parameters).fetchall()


def _watched(connection: Any, statement: str, parameters: Values) -> list[tuple[Any, ...]]:
    """Run it through Django's wrappers, which tell whoever counts or forbids statements."""
    wrapped = connection.make_debug_cursor if connection.queries_logged else connection.make_cursor
    cursor = Cursor(connection.connection)
    with wrapped(cursor) as run:
        run.execute(statement, parameters)
        rows: list[tuple[Any, ...]] = run.fetchall()
    return rows


def array(numbers: Any) -> str:
    """Write whole numbers as PostgreSQL reads an array."""
    return "{" + ",".join(map(str, numbers)) + "}"
