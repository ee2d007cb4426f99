# ruff: noqa: S608  (the statement is made of the model's own columns; every value is a parameter)
"""Writes cards: new ones in, changed ones over, old ones out, and what is the same stays untouched on its page."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from django.db import connection
from psycopg import Cursor

from directory.models import Card

KEY = ("service_at_location", "language")
_FIELDS = [field for field in Card._meta.concrete_fields if not field.primary_key]
FACTS = tuple(field.name for field in _FIELDS if field.name not in KEY)


@cache
def _statement() -> str:
    """Return the upsert of one card."""
    columns = [str(field.column) for field in _FIELDS]
    values = [f"%s::{field.db_type(connection)}" for field in _FIELDS]
    facts = [str(field.column) for field in _FIELDS if field.name not in KEY]
    old, new = (", ".join(f"{table}.{column}" for column in facts) for table in ("card", "excluded"))
    return (
        f"insert into directory_card as card ({', '.join(columns)}) values ({', '.join(values)})"
        f" on conflict (service_at_location_id, language) do update set ({', '.join(facts)}) = row({new})"
        f" where ({old}) is distinct from ({new})"
    )


def save(cards: Iterable[Card]) -> int:
    """Save the cards inside the caller's transaction, many in one round trip; return how many are new or changed."""
    rows = [[field.get_db_prep_save(getattr(card, field.attname), connection) for field in _FIELDS] for card in cards]
    connection.ensure_connection()
    with Cursor(connection.connection) as cursor:
        cursor.executemany(_statement(), rows)
        return max(0, cursor.rowcount)


def remove(stored: Iterable[Any], cards: Iterable[Card]) -> int:
    """Delete those of the `stored` rows that are of none of `cards`; return how many. Mostly there are none."""
    kept = {(card.service_at_location_id, card.language) for card in cards}
    gone = [row.pk for row in stored if (row.service_at_location_id, row.language) not in kept]
    if gone:
        Card.objects.filter(pk__in=gone).delete()
    return len(gone)
