"""Writes the feed of changes, in the transaction that changes what the public may know.

A number is drawn by the very statement that takes the lock of the one row of CatalogueVersion, and the lock is held
until the commit. So no number can be drawn without it, and numbers become visible in their order.
"""

from collections.abc import Collection, Iterable
from typing import Final
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from directory import exports
from directory.cards.reading import Gathered
from directory.models import Card, Change
from places.prepared import array

# What programs are given of a card; its HTML is for pages.
SHOWN: Final = ("service_at_location_id", "language", "json", "latitude", "longitude")

DRAW: Final = """
insert into directory_catalogueversion as version (id, number, changes) values (1, 1, %(count)s)
on conflict (id) do update set number = version.number + 1, changes = version.changes + %(count)s,
       withdrawn = case when %(takes)s then version.changes + %(count)s else version.withdrawn end
returning changes"""
WRITE: Final = """
insert into directory_change as change (service, number, deleted, at)
select service, %(first)s + position - 1, service <> all(%(public)s::uuid[]), clock_now()
  from unnest(%(ids)s::uuid[]) with ordinality as new (service, position)
on conflict (service) do update set (number, deleted, at) = row(excluded.number, excluded.deleted, excluded.at)"""


def by_cards(cards: Iterable[Card], stored: QuerySet[Card], read: Gathered) -> set[UUID]:
    """Return the services of which fresh cards show something else than the stored ones."""
    fresh = {tuple(getattr(card, name) for name in SHOWN) for card in cards}
    others = fresh ^ set(stored.values_list(*SHOWN))
    of: dict[UUID, UUID] = {row.pk: row.service_id for rows in read.listings.values() for row in rows}
    return {of[row[0]] for row in others if row[0] in of}


def untold(ids: Iterable[UUID], public: Collection[UUID], changed: Collection[UUID] = ()) -> list[UUID]:
    """Return the services of which the feed tells something else than what is so; `changed` are to be told anew."""
    ids = list(ids)
    held = dict(Change.objects.filter(service__in=ids).values_list("service", "deleted"))
    # Of what was never public nothing is told, and nothing has to be.
    return [pk for pk in ids if (held.get(pk) is not False or pk in changed if pk in public else held.get(pk) is False)]


def keep(ids: Collection[UUID], public: Collection[UUID], changed: Collection[UUID], *, cards_changed: bool) -> None:
    """Number what is another than before; the caller holds locks on the services."""
    told = untold(ids, public, changed)
    if not (told or changed or cards_changed):
        return
    takes = any(pk not in public for pk in told)
    with connection.cursor() as cursor:
        cursor.execute(DRAW, {"count": len(told), "takes": takes})
        newest = cursor.fetchone()[0]
        if told:
            said = {"ids": array(told), "public": array(pk for pk in told if pk in public)}
            cursor.execute(WRITE, {"first": newest - len(told) + 1, **said})
    if takes:
        exports.sweep_after_commit()
