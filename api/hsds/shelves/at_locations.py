"""/service_at_locations: what is offered where. An object of it is a part of its service's, with the service's name."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

import orjson
from django.db.models import QuerySet

from api.hsds.asked import Asked
from api.hsds.shelves.coverage import covering
from api.hsds.shelves.narrowing import services
from api.hsds.shelves.ready import as_sent
from api.hsds.writing.shared import HSDSObject
from api.models import ReadyService
from directory.models import ServiceAtLocation

READY: Final = ("service", "full", "minimal", "modified_at")


def rows(asked: Asked) -> QuerySet[Any, Any]:
    """Return the services at their locations. Every service in question is public, so no row is looked at twice."""
    narrow = asked.narrow
    found = ServiceAtLocation.everything.filter(service__in=services(narrow).values("pk"))
    if narrow.id:
        found = found.filter(pk=narrow.id)
    if narrow.postcode:
        found = found.filter(covering(narrow.postcode, narrow.proximity))
    return found.order_by("pk").values_list("pk", "service")


def sent(rows: Sequence[Any], asked: Asked) -> Iterable[tuple[bytes]]:
    """Return each as its service says it; one that left its service a moment ago is passed over."""
    wanted: dict[UUID, set[str]] = defaultdict(set)
    for pk, service in rows:
        wanted[service].add(str(pk))
    made = _made(wanted, asked)
    return ((made[str(pk)],) for pk, _service in rows if str(pk) in made)


def _made(wanted: Mapping[UUID, set[str]], asked: Asked) -> dict[str, bytes]:
    """Return the objects by their ids. A service is read once, however many of its places are wanted."""
    made = {}
    for service, full, minimal, modified_at in ReadyService.objects.filter(pk__in=wanted).values_list(*READY):
        whole = orjson.loads(as_sent(minimal, modified_at, None))
        for part in orjson.loads(full)["service_at_locations"]:
            if part["id"] in wanted[service]:
                made[part["id"]] = orjson.dumps((part if asked.full else _slim(part)) | {"service": whole})
    return made


def _slim(part: HSDSObject) -> HSDSObject:
    """Return it without lists, its location too."""
    location = _without_lists(part["location"])
    return _without_lists(part) | {"location": location}


def _without_lists(said: HSDSObject) -> HSDSObject:
    return {name: value for name, value in said.items() if not isinstance(value, list)}
