"""Brings cards up to date inside the transaction that changes a listing."""

from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import islice
from uuid import UUID

from django.db import connection, transaction

from directory.cards.build import cards_of
from directory.cards.reading import gather
from directory.cards.storing import save
from directory.models import Card, Service
from directory.models.card import LANGUAGES, CatalogueVersion

BATCH = 500


def rebuild(services: Iterable[Service | UUID] | None = None, *, progress: Callable[[int], None] | None = None) -> int:
    """Make the cards of `services` (all when None) anew, in the caller's transaction; return how many there are.

    Services that are not public lose their cards. Call it after the last change and before the commit. `progress` is
    told how many services are done.
    """
    ids = all_ids() if services is None else iter([_id(service) for service in services])
    cards = done = 0
    while batch := list(islice(ids, BATCH)):
        cards += _rebuild_batch(batch)
        done += len(batch)
        if progress:
            progress(done)
    return cards


def catalogue_version() -> int:
    """Return a number that is another after every change of the cards."""
    return CatalogueVersion.objects.values_list("number", flat=True).first() or 0


def made_cards(ids: Collection[UUID]) -> list[Card]:
    """Return fresh cards of the public services among `ids`, unsaved."""
    read = gather(ids)
    return [card for pk in ids for listing in read.listings.get(pk, ()) for card in cards_of(listing, read)]


@transaction.atomic
def _rebuild_batch(ids: list[UUID]) -> int:
    """Rebuild under a lock on the services, so that of two writers the later one reads what the earlier one wrote."""
    list(Service.everything.select_for_update(no_key=True).filter(pk__in=ids).order_by("pk").values_list("pk"))
    cards = made_cards(ids)
    kept = {card.service_at_location_id for card in cards}
    stored = Card.objects.filter(service_at_location__service__in=ids)
    gone, _by_model = stored.exclude(service_at_location__in=kept, language__in=LANGUAGES).delete()
    if save(cards) + gone:
        _grow_version()
    return len(cards)


def _grow_version() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into directory_catalogueversion as version (id, number) values (1, 1)"
            " on conflict (id) do update set number = version.number + 1"
        )


def all_ids() -> Iterator[UUID]:
    """Yield all services, neighbours together, so that neighbours stand on the same pages of the table."""
    near = ("service_at_locations__location__place__country", "service_at_locations__location__place__number")
    last = None
    for pk in Service.everything.order_by(*near, "pk").values_list("pk", flat=True).iterator(chunk_size=BATCH):
        if pk != last:
            yield pk
        last = pk


def _id(service: Service | UUID) -> UUID:
    return service.pk if isinstance(service, Service) else service
