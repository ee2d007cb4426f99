"""Brings cards up to date inside the transaction that changes a listing."""

from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import islice
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef

from directory.cards import changes
from directory.cards.build import cards_of
from directory.cards.reading import Gathered, gather
from directory.cards.rows import Read
from directory.cards.storing import remove, save
from directory.models import Card, Change, Service, Status
from directory.models.card import CatalogueVersion
from directory.signals import listings_rebuilt

BATCH = 500
# Read by itself, before all else: what is read after it was written by whoever held the lock before.
LOCKED = Read(lambda: Service.everything.select_for_update(no_key=True).order_by("pk"), "pk", by="pk")


def rebuild(services: Iterable[Service | UUID] | None = None, *, progress: Callable[[int], None] | None = None) -> int:
    """Make the cards of `services` (all when None) anew, in the caller's transaction; return how many there are.

    Services that are not public, or are gone, lose their cards, and the feed of changes tells of whatever is another
    now. Call it after the last change and before the commit. `progress` is told how many services are done.
    """
    if services is None:
        return _rebuild_batches(all_batches(), progress)
    ids = [_id(service) for service in services]
    # No savepoint: a change whose cards cannot be made is not kept, whoever catches what went wrong.
    with transaction.atomic(savepoint=False):
        if len(ids) > BATCH:
            # All of them before the first number is drawn: whoever holds the feed's lock waits for no listing.
            LOCKED.of(ids)
        return _rebuild_batches(_batches(iter(ids)), progress)


def after_erasing(instance: Service, **_told: Any) -> None:
    """Tell of a service whose row was deleted (receiver of `post_delete`, in the same transaction)."""
    rebuild([instance.pk])


def catalogue_version() -> int:
    """Return a number that is another after every change of what is public."""
    return CatalogueVersion.objects.values_list("number", flat=True).first() or 0


def made_cards(ids: Collection[UUID], read: Gathered) -> list[Card]:
    """Return fresh cards of the public, active services among `ids`, unsaved."""
    active = [pk for pk in ids if pk in read.services and read.services[pk].status == Status.ACTIVE]
    return [card for pk in active for listing in read.listings.get(pk, ()) for card in cards_of(listing, read)]


def _rebuild_batches(batches: Iterable[list[UUID]], progress: Callable[[int], None] | None) -> int:
    done = made = 0
    for batch in batches:
        made += rebuild_batch(batch)
        done += len(batch)
        if progress:
            progress(done)
    return made


def all_batches() -> Iterator[list[UUID]]:
    """Yield all services in batches, in the order of `all_ids`."""
    return _batches(all_ids())


def _batches(ids: Iterator[UUID]) -> Iterator[list[UUID]]:
    while batch := list(islice(ids, BATCH)):
        yield batch


@transaction.atomic(savepoint=False)
def rebuild_batch(ids: list[UUID]) -> int:
    """Rebuild under a lock on the services, so that of two writers the later one reads what the earlier one wrote."""
    LOCKED.of(ids)
    read = gather(ids)
    cards = made_cards(ids, read)
    stored = changes.STORED.of(ids)
    changed = changes.by_cards(stored, cards, read)
    gone = remove(stored, cards)
    told: list[tuple[Any, Any]] = listings_rebuilt.send(sender=Card, ids=ids, read=read)
    changed.update(*(others or () for _receiver, others in told))
    changes.keep(ids, read.services, changed, cards_changed=bool(save(cards) + gone))
    return len(cards)


def all_ids() -> Iterator[UUID]:
    """Yield all services, neighbours together, so that neighbours stand on the same pages of the table.

    Then those that are gone, but of which the feed still tells.
    """
    near = ("service_at_locations__location__place__country", "service_at_locations__location__place__number")
    last = None
    for pk in Service.everything.order_by(*near, "pk").values_list("pk", flat=True).iterator(chunk_size=BATCH):
        if pk != last:
            yield pk
        last = pk
    here = Service.everything.filter(pk=OuterRef("service"))
    yield from Change.objects.filter(~Exists(here), deleted=False).values_list("service", flat=True)


def _id(service: Service | UUID) -> UUID:
    return service.pk if isinstance(service, Service) else service
