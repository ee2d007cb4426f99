"""Keeps services ready to be sent: written in the transaction that changes a listing, whoever changes it and how."""

from collections.abc import Collection, Iterator
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

import orjson
from django.db import connection

from api.hsds.writing.service import written
from api.hsds.writing.taxonomy import Lexicon, lexicon
from api.models import ReadyService
from directory.cards.reading import Gathered
from directory.models import CatalogueVersion
from directory.signals import listings_checked, listings_rebuilt

TEXTS = ("minimal", "slim", "full", "words")
# No clock that is put back makes a change look older than the last one: who asks "since then" misses nothing.
NOW = "select greatest(date_trunc('milliseconds', clock_now()), max(modified_at)) from api_readyservice"


class Ready(NamedTuple):
    """What is sent of a service; empty texts where it is not public."""

    minimal: str = ""
    slim: str = ""
    full: str = ""
    words: str = ""
    good_until: date | None = None


def connect() -> None:
    """Listen to what is made anew, and to who asks whether it is as it should be."""
    listings_rebuilt.connect(keep)
    listings_checked.connect(differences)


def keep(ids: Collection[UUID], read: Gathered, **_signal: Any) -> set[UUID]:
    """Bring what is sent of some services up to date, in the caller's transaction; return those that changed."""
    changed = dict(differing(ids, read))
    if changed:
        _store(changed, _now())
    return set(changed)


def differences(ids: Collection[UUID], read: Gathered, **_signal: Any) -> list[str]:
    """Return one line for every service of which something else is sent than should be."""
    return [f"hsds service {pk}: differs" for pk, _right in differing(ids, read)]


def differing(ids: Collection[UUID], read: Gathered) -> Iterator[tuple[UUID, Ready]]:
    """Yield, of the services that are not kept as they are now, what is right."""
    rows = ReadyService.objects.filter(service_id__in=ids).values_list("service_id", *TEXTS, "good_until")
    held = {pk: Ready(*texts) for pk, *texts in rows}
    words = lexicon(read.terms)
    for pk in ids:
        right = ready(pk, read, words) if pk in read.services else Ready()
        if right != held.get(pk, Ready()):
            yield pk, right


def ready(pk: UUID, read: Gathered, words: Lexicon) -> Ready:
    """Return what is sent of a public service."""
    said = written(pk, read, words)
    minimal, slim, full = (orjson.dumps(one).decode() for one in said[:3])
    return Ready(minimal, slim, full, said.words, said.good_until)


def _store(changed: dict[UUID, Ready], modified_at: datetime) -> None:
    ReadyService.objects.bulk_create(
        [ReadyService(service_id=pk, modified_at=modified_at, **one._asdict()) for pk, one in changed.items()],
        update_conflicts=True,
        unique_fields=["service"],
        update_fields=[*TEXTS, "good_until", "modified_at"],
    )


def _now() -> datetime:
    """Return the moment of a change. Changes wait for one another here, so moments grow in the order of commits."""
    list(CatalogueVersion.objects.select_for_update().values_list("pk"))
    with connection.cursor() as cursor:
        cursor.execute(NOW)
        moment: datetime = cursor.fetchone()[0]
    return moment
