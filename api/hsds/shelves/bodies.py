"""/organizations: the bodies behind public services; in full with what they offer."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any
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


def sent(rows: Sequence[Any], asked: Asked) -> Iterable[bytes]:
    """Return them; the statements are as many for one as for all."""
    ids = [pk for pk, _website in rows]
    texts = ORGANIZATION_TEXTS.grouped(ids)
    offered = _offered(ids, asked) if asked.full or asked.full_service else {}
    for pk, website in rows:
        body = orjson.dumps(organization(pk, website, texts[pk]))
        if pk in offered:
            body = b'%b,"services":[%b]}' % (body[:-1], b",".join(offered[pk]))
        yield body


def _offered(ids: Collection[UUID], asked: Asked) -> dict[UUID, list[bytes]]:
    """Return the services of each body: in full where that is asked for, else their names."""
    depth = "full" if asked.full_service else "minimal"
    found = Service.public.filter(organization__in=ids, ready__isnull=False).order_by("pk")
    columns = ("organization_id", f"ready__{depth}", "ready__modified_at", "ready__good_until")
    offered: dict[UUID, list[bytes]] = defaultdict(list)
    for body, *ready in found.values_list(*columns):
        offered[body].append(as_sent(*ready))
    return offered
