"""/service_at_locations: what is offered where. An object of it is a part of its service's, with the service's name."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

import orjson
from django.db.models import QuerySet

from api.hsds.asked import Asked
from api.hsds.shelves.coverage import covering
from api.hsds.shelves.narrowing import services
from api.hsds.shelves.ready import as_sent
from api.hsds.writing.shared import HSDSObject
from directory.models import ServiceAtLocation

READY: Final = ("service__ready__full", "service__ready__minimal", "service__ready__modified_at")


def rows(asked: Asked) -> QuerySet[Any, Any]:
    """Return the services at their locations. Every service in question is public, so no row is looked at twice."""
    narrow = asked.narrow
    found = ServiceAtLocation.everything.filter(service__in=services(narrow).values("pk"))
    if narrow.id:
        found = found.filter(pk=narrow.id)
    if narrow.postcode:
        found = found.filter(covering(narrow.postcode, narrow.proximity))
    return found.order_by("pk").values_list("pk", *READY)


def sent(rows: Sequence[Any], asked: Asked) -> Iterable[bytes]:
    """Return each as its service says it."""
    for pk, full, minimal, modified_at in rows:
        parts = orjson.loads(full)["service_at_locations"]
        part = next(one for one in parts if one["id"] == str(pk))
        said = part if asked.full else _slim(part)
        yield orjson.dumps(said | {"service": orjson.loads(as_sent(minimal, modified_at, None))})


def _slim(part: HSDSObject) -> HSDSObject:
    """Return it without lists, its location too."""
    location = _without_lists(part["location"])
    return _without_lists(part) | {"location": location}


def _without_lists(said: HSDSObject) -> HSDSObject:
    return {name: value for name, value in said.items() if not isinstance(value, list)}
