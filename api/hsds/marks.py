"""Where in a long list its pages begin: one far behind need not read all that stands before it."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Final, NamedTuple
from uuid import UUID

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from api.hsds.asked import Asked, Narrow
from api.hsds.edition import Edition
from api.hsds.shelves import SHELVES

# From mark to mark: a page passes over fewer things than these, and most begin at a mark or halfway between two.
STEP: Final = 100
# Bytes of a key. A list of 100,000 things has a thousand marks, so it takes 16 kB to know them.
KEY: Final = 16
NUMBER: Final = Window(RowNumber(), order_by="pk")


class Marks(NamedTuple):
    """How many things a list has, exactly; the keys of its first, and of every hundredth further on, end to end."""

    total: int
    keys: bytes

    def part(self, rows: QuerySet[Any, Any], first: int, most: int) -> Sequence[Any]:
        """Return so many rows of a query that is in the order of its keys, from the one of that number on."""
        if first >= self.total:
            return []
        begin, passed = divmod(first, STEP)
        end = begin + -(-(passed + most) // STEP)
        bounds = {"gte": begin} if begin else {}
        if end * STEP < self.total:
            bounds["lt"] = end
        # PostgreSQL does not conclude from what bounds one key which rows of a joined table it may leave unread.
        every = {f"{key}__{side}": self._key(mark) for key in rows.query.order_by for side, mark in bounds.items()}
        return list(rows.filter(**every)[passed : passed + most])

    def _key(self, number: int) -> UUID:
        return UUID(bytes=self.keys[number * KEY : (number + 1) * KEY])


@lru_cache(maxsize=256)
def marks(of_list: str, narrow: Narrow, known: Edition) -> Marks:
    """Return the marks of a list that is a query; the database is asked once in an edition."""
    rows: Any = SHELVES[of_list].rows(Asked(narrow))
    numbered = rows.values_list("pk").annotate(number=NUMBER % STEP)
    keys = ArrayAgg("pk", filter=Q(number=1), order_by="pk", default=[])
    found = numbered.aggregate(total=Count("*"), keys=keys)
    return Marks(found["total"], b"".join(key.bytes for key in found["keys"]))


forget = marks.cache_clear
