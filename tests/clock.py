"""Moves the clock by which everything falls due. Nothing waits: `clock_now()` is told to be ahead.

`clock` and `at_offset` move it for Django's connection; `database_at_offset` for servers and workers in processes of
their own.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import pytest
from django.db import connection
from psycopg import sql
from psycopg.errors import InsufficientPrivilege

from safety import clock as told
from tests import databases

OTHERS = """
select count(pg_terminate_backend(pid, 5000)) from pg_stat_activity
where datname = %s and pid not in (pg_backend_pid(), %s)
"""


class Clock:
    """The clock of Django's connection; `by` is how far it has been moved."""

    def __init__(self) -> None:
        self.by = timedelta()

    def forward(self, by: timedelta) -> datetime:
        """Move it on from where it is; return the moment."""
        self.by += by
        set_offset(self.by)
        return told.now()


def set_offset(by: timedelta | None) -> None:
    """Move the clock of Django's connection by so much, until the connection is closed; None ends that."""
    with connection.cursor() as cursor:
        cursor.execute("select set_config('raah.clock_offset', %s, false)", ["" if by is None else interval(by)])


def interval(by: timedelta) -> str:
    """Return an interval as PostgreSQL reads it, exact to the microsecond."""
    return f"{by // timedelta(microseconds=1)} microseconds"


@contextmanager
def at_offset(by: timedelta) -> Iterator[None]:
    """Have the clock of Django's connection moved, and moved back to where it was."""
    with connection.cursor() as cursor:
        cursor.execute("select nullif(current_setting('raah.clock_offset', true), '')::interval")
        before = cursor.fetchone()[0]
    set_offset(by)
    try:
        yield
    finally:
        _put_back(before)


@pytest.fixture
def clock(django_db_blocker) -> Iterator[Clock]:
    """A clock that can be moved; take it beside `db` or `own_database`."""
    yield Clock()
    # The connection outlives the test; where the test has left no connection, there is nothing to put back.
    if connection.connection is not None:
        with django_db_blocker.unblock():
            _put_back(None)


@contextmanager
def database_at_offset(name: str, by: timedelta) -> Iterator[None]:
    """Have the clock moved for all who connect to a database, and moved back.

    Whoever is connected is hung up on, so that a running server or worker begins anew at the new time, and again at the
    end; Django's own connection in this process stays, and keeps its time.
    """
    _alter(name, sql.SQL("set raah.clock_offset = {}").format(sql.Literal(interval(by))))
    try:
        yield
    finally:
        _alter(name, sql.SQL("reset raah.clock_offset"))


def _alter(name: str, change: sql.Composable) -> None:
    own = connection.connection.info.backend_pid if connection.connection is not None else 0
    with databases.server() as server:
        try:
            server.execute(sql.SQL("alter database {} {}").format(sql.Identifier(name), change))
        except InsufficientPrivilege:
            pytest.skip("a plain owner of a database may not move its time, which is as well")
        server.execute(OTHERS, [name, own])


def _put_back(before: timedelta | None) -> None:
    # In a transaction that has failed the database takes no statement, and forgets the setting by itself.
    if not connection.needs_rollback:
        set_offset(before)
