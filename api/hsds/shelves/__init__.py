"""The lists of HSDS: which rows are asked for, and what is sent of them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, Protocol

from django.db.models import QuerySet

from api.hsds.asked import Asked
from api.hsds.shelves import at_locations, bodies, offers, words

# A query in the order of its keys, which stays while people page (each of several is one and the same id in another
# table), or a short list that is there already.
Rows = QuerySet[Any, Any] | Sequence[Any]
# One object, in as many pieces as nobody need hold at once.
Pieces = Iterable[bytes]


class Shelf(Protocol):
    """A module of this package."""

    def rows(self, asked: Asked) -> Rows:
        """Return what is asked for."""

    def sent(self, rows: Sequence[Any], asked: Asked) -> Iterable[Pieces]:
        """Return some of the rows as JSON objects; each is to be read before the next."""


SHELVES: Final[Mapping[str, Shelf]] = {
    "services": offers,
    "organizations": bodies,
    "service_at_locations": at_locations,
    "taxonomies": words.taxonomies,
    "taxonomy_terms": words.terms,
}
