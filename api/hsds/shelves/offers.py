"""/services: what is offered."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import QuerySet

from api.hsds.asked import Asked
from api.hsds.shelves.narrowing import services
from api.hsds.shelves.ready import as_sent


def rows(asked: Asked) -> QuerySet[Any, Any]:
    """Return the services, ready in the depth that is asked for."""
    depth = "full" if asked.full else "minimal" if asked.minimal else "slim"
    found = services(asked.narrow)
    if asked.narrow.id:
        found = found.filter(pk=asked.narrow.id)
    return found.order_by("pk", "ready__pk").values_list(f"ready__{depth}", "ready__modified_at", "ready__good_until")


def sent(rows: Sequence[Any], asked: Asked) -> Iterable[tuple[bytes]]:
    """Return them as they stand."""
    return ((as_sent(*row),) for row in rows)
