"""What is read of listings again and again: the ORM writes each statement once, and only the ids change after that.

Writing it anew for every change takes longer than running it, and the server can prepare what stays the same.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable
from functools import cached_property
from typing import Any, NamedTuple

from django.db import models

from places.prepared import fetch

Rows = dict[Hashable, list[Any]]


@models.Field.register_lookup
@models.ForeignKey.register_lookup
class Among(models.Lookup):
    """`field__among=[…]`: as `in`, but the same text however many there are."""

    lookup_name = "among"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        """Return `column = any(the list)`."""
        column, values = self.process_lhs(compiler, connection)
        return f"{column} = any(%s::{self.lhs.output_field.db_type(connection)}[])", [*values, list(self.rhs)]


class Compiled(NamedTuple):
    """A statement, its values, where among them the ids stand (None: nowhere), and the names of its columns."""

    sql: str
    values: tuple[Any, ...]
    ids_at: int | None
    row: Callable[[Iterable[Any]], Any]


class Read:
    """The rows of `query`, of the things that `by` names; of all where `by` is empty."""

    def __init__(self, query: Callable[[], models.QuerySet[Any]], *fields: str, by: str = "") -> None:
        self.query = query
        self.fields = fields
        self.by = by

    def of(self, ids: Collection[Any] = ()) -> list[Any]:
        """Return the rows as named tuples, in the order of the query; one statement, none without ids."""
        if self.by and not ids:
            return []
        sql, values, ids_at, row = self._compiled
        given = [list(ids) if at == ids_at else value for at, value in enumerate(values)]
        return [row(found) for found in fetch(sql, given)]

    def grouped(self, ids: Collection[Any]) -> Rows:
        """Return the rows by their first field; an absent key has no rows."""
        grouped: Rows = defaultdict(list)
        for row in self.of(ids):
            grouped[row[0]].append(row)
        return grouped

    @cached_property
    def _compiled(self) -> Compiled:
        query = self.query()
        narrowed = query.filter(**{f"{self.by}__among": []}) if self.by else query
        sql, values = narrowed.values_list(*self.fields).query.sql_with_params()
        ids_at = next((at for at, value in enumerate(values) if isinstance(value, list)), None)
        return Compiled(sql, tuple(values), ids_at, _named(self.fields))


def _named(fields: Iterable[str]) -> Callable[[Iterable[Any]], Any]:
    """Return what makes a row a tuple with the names of its fields."""
    row: Any = NamedTuple("Row", [(field, Any) for field in fields])  # type: ignore[misc]
    make: Callable[[Iterable[Any]], Any] = row._make
    return make
