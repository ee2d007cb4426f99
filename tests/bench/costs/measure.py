"""Asks a view as the server would when it is warm, and says what that took."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import NamedTuple

import time_machine
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.databases import WHOLE

# A Monday morning in Pakistan: what is open, and how old things are, would move bytes with the day.
AT = datetime(2026, 11, 2, 7, tzinfo=UTC)
# The second time statements are prepared, what is kept is kept, and every one after is like it.
WARM = 1
# Of tables of ours, by sequence or by index, in this transaction.
ROWS = "select sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::bigint from pg_stat_xact_user_tables"


class Cost(NamedTuple):
    """What one answer takes: its status, SQL statements, rows that PostgreSQL reads, bytes before compression."""

    status: int
    statements: int
    rows: int
    bytes: int


@contextmanager
def undone() -> Iterator[None]:
    """Open a transaction as a test has it, for the throttle refuses to count in any other; undo it at the end."""
    whole = transaction.atomic()
    whole._from_testcase = True
    with whole:
        yield
        transaction.set_rollback(True)


def costs(addresses: dict[str, str]) -> dict[str, Cost]:
    """Return by name what each address costs. Needs a transaction.

    The tables are analyzed first, and whole: else the plans would hang on the sample, or whether it was taken yet.
    """
    with connection.cursor() as cursor:
        cursor.execute(f"set local default_statistics_target = {WHOLE}")
        cursor.execute("analyze")
    client = Client(raise_request_exception=False)
    with time_machine.travel(AT, tick=False), _quiet():
        return {name: _cost(client, address) for name, address in addresses.items()}


def _cost(client: Client, address: str) -> Cost:
    for _ in range(WARM):
        _body(client, address)
    client.cookies.clear()
    before = _rows()
    with CaptureQueriesContext(connection) as seen:
        status, body = _body(client, address)
    return Cost(status, len(seen), _rows() - before, len(body))


def _body(client: Client, address: str) -> tuple[int, bytes]:
    response = client.get(address)
    return response.status_code, b"".join(response)


def _rows() -> int:
    with connection.cursor() as cursor:
        cursor.execute(ROWS)
        return int(cursor.fetchone()[0])


@contextmanager
def _quiet() -> Iterator[None]:
    """Say nothing of what is not found."""
    logging.disable(logging.WARNING)
    try:
        yield
    finally:
        logging.disable(logging.NOTSET)
