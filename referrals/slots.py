"""Slots for what is slow on purpose: so many checks of codes and phrases at once, and not one more.

A slot is an advisory lock of the database, so all processes of all machines share them, and a process that is killed
gives its own back. Whoever finds none is told to come again in a moment; nobody waits in a queue.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from django.conf import settings
from django.db import connection

# The first half of the lock's name; the second is the number of the slot.
SLOTS: Final = 0x52_41_41_48
TAKE: Final = """
select slot from generate_series(1, %(slots)s) slot where pg_try_advisory_lock(%(name)s, slot::int) limit 1
"""
GIVE_BACK: Final = "select pg_advisory_unlock(%(name)s, %(slot)s)"


class BusyError(Exception):
    """All slots are taken."""


@contextmanager
def slot() -> Iterator[None]:
    """Hold a slot for as long as a derivation takes. BusyError where none is free."""
    with connection.cursor() as cursor:
        cursor.execute(TAKE, {"slots": settings.DERIVATION_SLOTS, "name": SLOTS})
        row = cursor.fetchone()
    if row is None:
        raise BusyError
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(GIVE_BACK, {"name": SLOTS, "slot": row[0]})
