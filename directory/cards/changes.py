"""Writes the feed of changes, in the transaction that changes what the public may know.

A number is drawn by the very statement that takes the lock of the one row of CatalogueVersion, and the lock is held
until the commit. So no number can be drawn without it, and numbers become visible in their order.
"""

from collections.abc import Collection, Iterable
from typing import Any, Final
from uuid import UUID

from directory import exports
from directory.cards.reading import Gathered
from directory.cards.rows import Read
from directory.models import Card
from places.prepared import array, fetch

# What programs are given of a card; its HTML is for pages.
SHOWN: Final = ("service_at_location_id", "language", "json", "latitude", "longitude")

STORED: Final = Read(Card.objects.all, "pk", *SHOWN, by="service_at_location__service")
HELD: Final = "select service, deleted from directory_change where service = any(%(ids)s::uuid[])"
# The lock first, then the numbers: what is inserted is made of what the row returned under its lock.
KEEP: Final = """
with drawn as (
  insert into directory_catalogueversion as version (id, number, changes) values (1, 1, cardinality(%(ids)s::uuid[]))
  on conflict (id) do update set number = version.number + 1, changes = version.changes + excluded.changes,
         withdrawn = case when %(takes)s::bool then version.changes + excluded.changes else version.withdrawn end
  returning changes - cardinality(%(ids)s::uuid[]) as before
)
insert into directory_change as change (service, number, deleted, at)
select service, drawn.before + position, service <> all(%(public)s::uuid[]), clock_now()
  from drawn, unnest(%(ids)s::uuid[]) with ordinality as new (service, position)
on conflict (service) do update set (number, deleted, at) = row(excluded.number, excluded.deleted, excluded.at)
returning number"""


def by_cards(stored: Iterable[Any], cards: Iterable[Card], read: Gathered) -> set[UUID]:
    """Return the services of which fresh cards show something else than the stored ones, rows of `STORED`."""
    fresh = {tuple(getattr(card, name) for name in SHOWN) for card in cards}
    others = fresh ^ {row[1:] for row in stored}
    of: dict[UUID, UUID] = {row.pk: row.service_id for rows in read.listings.values() for row in rows}
    return {of[row[0]] for row in others if row[0] in of}


def untold(ids: Collection[UUID], public: Collection[UUID], changed: Collection[UUID] = ()) -> list[UUID]:
    """Return the services of which the feed tells something else than what is so; `changed` are to be told anew."""
    held = dict(fetch(HELD, {"ids": array(ids)}))
    # Of what was never public nothing is told, and nothing has to be.
    return [pk for pk in ids if (held.get(pk) is not False or pk in changed if pk in public else held.get(pk) is False)]


def keep(ids: Collection[UUID], public: Collection[UUID], changed: Collection[UUID], *, cards_changed: bool) -> None:
    """Number what is another than before; the caller holds locks on the services."""
    told = untold(ids, public, changed)
    if not (told or changed or cards_changed):
        return
    takes = any(pk not in public for pk in told)
    said = {"ids": array(told), "public": array(pk for pk in told if pk in public)}
    fetch(KEEP, {"takes": takes, **said})
    if takes:
        exports.sweep_after_commit()
