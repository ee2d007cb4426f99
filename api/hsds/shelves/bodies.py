"""/organizations: the bodies behind public services; in full with what they offer."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any, Final
from uuid import UUID

import orjson
from django.db.models import QuerySet

from api.hsds.asked import Asked, Narrow
from api.hsds.shelves.narrowing import services
from api.hsds.shelves.ready import as_sent
from api.hsds.writing.organization import organization
from directory.cards.reading import ORGANIZATION_TEXTS
from directory.models import Organization, OrganizationText, Service

# The words of a search are looked for in the body's own texts, so the services are not narrowed by them.
OF_SERVICES = ("taxonomy_term_id", "taxonomy_id")
# A stream holds so many services, be they of one body or of many.
HELD: Final = 200
NOTHING: Final = (None, ())


def rows(asked: Asked) -> QuerySet[Any, Any]:
    """Return the bodies that offer something public."""
    narrow = asked.narrow
    offering = services(Narrow(**{name: getattr(narrow, name) for name in OF_SERVICES}))
    found = Organization.everything.filter(pk__in=offering.values("organization"))
    if narrow.id:
        found = found.filter(pk=narrow.id)
    for word in narrow.search.split():
        texts = OrganizationText.objects.filter(text__icontains=word)
        found = found.filter(pk__in=texts.values("of"))
    return found.order_by("pk").values_list("pk", "website")


def sent(rows: Sequence[Any], asked: Asked) -> Iterable[Iterable[bytes]]:
    """Return them, with their services in the same order; the statements are as many for one as for all."""
    ids = [pk for pk, _website in rows]
    texts = ORGANIZATION_TEXTS.grouped(ids)
    offered = groupby(_offered(ids, asked), itemgetter(0))
    of, theirs = next(offered, NOTHING)
    for pk, website in rows:
        body = orjson.dumps(organization(pk, website, texts[pk]))
        if of == pk:
            yield _with_services(body, theirs)
            of, theirs = next(offered, NOTHING)
        else:
            yield (body,)


def _with_services(body: bytes, services: Iterable[Sequence[Any]]) -> Iterator[bytes]:
    before = b',"services":['
    yield body[:-1]
    for _body, *ready in services:
        yield before
        yield as_sent(*ready)
        before = b","
    yield b"]}"


def _offered(ids: Collection[UUID], asked: Asked) -> Iterable[Sequence[Any]]:
    """Return the services of the bodies in their order: in full where that is asked for, else their names."""
    if not (asked.full or asked.full_service):
        return ()
    depth = "full" if asked.full_service else "minimal"
    found = Service.public.filter(organization__in=ids, ready__isnull=False).order_by("organization_id", "pk")
    columns = ("organization_id", f"ready__{depth}", "ready__modified_at", "ready__good_until")
    ready = found.values_list(*columns)
    # Who asks for a page holds it anyway, and PostgreSQL plans for the first rows what is read by a cursor.
    return ready.iterator(chunk_size=HELD) if asked.lines else ready
