"""Keeps services ready to be sent: written in the transaction that changes a listing, whoever changes it and how."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

import orjson

from api.hsds.writing.service import written
from api.hsds.writing.taxonomy import Lexicon, lexicon
from api.models import ReadyService
from directory.cards.reading import Gathered
from directory.cards.rows import Read
from directory.signals import listings_checked, listings_rebuilt
from places.prepared import fetch

TEXTS = ("minimal", "slim", "full", "words")
HELD = Read(ReadyService.objects.all, "service_id", *TEXTS, "good_until", by="service_id")
# Changes wait for one another here, so moments grow in the order of commits. A statement of its own: the next one sees
# what was committed meanwhile.
LOCK = "select id from directory_catalogueversion for update"
# No clock that is put back makes a change look older than the last one: who asks "since then" misses nothing.
STORE = """
insert into api_readyservice (service_id, minimal, slim, "full", words, good_until, modified_at)
select ready.*, (select greatest(date_trunc('milliseconds', clock_now()), max(modified_at)) from api_readyservice)
  from json_to_recordset(%s::json)
    as ready (service_id uuid, minimal text, slim text, "full" text, words text, good_until date)
on conflict (service_id) do update set (minimal, slim, "full", words, good_until, modified_at)
   = row(excluded.minimal, excluded.slim, excluded.full, excluded.words, excluded.good_until, excluded.modified_at)
returning service_id"""


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
        fetch(LOCK, ())
        fetch(STORE, [orjson.dumps([{"service_id": pk, **one._asdict()} for pk, one in changed.items()]).decode()])
    return set(changed)


def differences(ids: Collection[UUID], read: Gathered, **_signal: Any) -> list[str]:
    """Return one line for every service of which something else is sent than should be."""
    return [f"hsds service {pk}: differs" for pk, _right in differing(ids, read)]


def differing(ids: Collection[UUID], read: Gathered) -> Iterator[tuple[UUID, Ready]]:
    """Yield, of the services that are not kept as they are now, what is right."""
    held = {pk: Ready(*texts) for pk, *texts in HELD.of(ids)}
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
