"""Fetch the places whose names may be meant: one SQL statement."""

from typing import NamedTuple

from django.db import connection

from places.models import Place
from places.spans import Typed

COLUMNS = (
    "id", "number", "kind", "country", "parent_id", "ancestors", "name", "name_ur", "name_ur_needs_review", "path",
    "path_ur", "latitude", "longitude", "point_is_approximate", "timezone", "population",
)  # fmt: skip
EXACT_LIMIT, NEAR_LIMIT = 100, 40

SQL = f"""
with exact as materialized (
  select place_id, key, skeleton, weight from places_placename where key = any(%(keys)s) order by weight desc limit {EXACT_LIMIT}
), near as (
  select place_id, key, skeleton, weight from places_placename
  where near && %(near)s::int[] and not exists (select from exact where key = %(key)s)
  order by similarity(key, %(key)s) + weight / 2 + (skeleton = any(%(skeletons)s))::int / 4.0 desc limit {NEAR_LIMIT}
), named as (
  select * from exact union all select * from near
  union all select id, '', '', 1 from places_place where id = %(id)s
)
select named.key, named.skeleton, named.weight, {", ".join(f"places_place.{column}" for column in COLUMNS)}
from named join places_place on places_place.id = named.place_id
"""  # noqa: S608


class Hit(NamedTuple):
    """A name that may be meant. An empty key says that the text is the place's id."""

    key: str
    skeleton: str
    weight: float
    place: Place


def fetch(text: str, typed: Typed) -> list[Hit]:
    """Return the names that are, or are nearly, one of the spans."""
    parameters = {
        "keys": [span.key for span in typed.spans],
        "key": typed.key,
        "near": typed.near(),
        "skeletons": [span.skeleton for span in typed.spans],
        "id": text,
    }
    with connection.cursor() as cursor:
        cursor.execute(SQL, parameters)
        return [Hit(*row[:3], Place.from_db(connection.alias, COLUMNS, row[3:])) for row in cursor.fetchall()]
