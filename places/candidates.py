"""Fetch the names that may be meant: one SQL statement."""

from typing import Any

from django.db import connection

from places.hits import PLACE_COLUMNS, Hit
from places.models import Place
from places.spans import Typed

EXACT_LIMIT, NEAR_LIMIT = 100, 32
"""Most names fetched that are, and that are nearly, what was typed; the likeliest come first."""

SQL = f"""
with exact as materialized (
  select place_id, key, skeleton, weight from places_placename
  where key = any(%(keys)s) order by weight desc limit {EXACT_LIMIT}
), near as (
  select place_id, key, skeleton, weight from places_placename
  where near && %(near)s::int[] and not exists (select from exact where key = %(key)s)
  order by similarity(key, %(key)s) + weight / 2 + (skeleton = any(%(skeletons)s))::int / 4.0 desc limit {NEAR_LIMIT}
), named as (
  select * from exact union all select * from near
  union all select id, '', '', 1 from places_place where id = %(id)s
)
select named.key, named.skeleton, named.weight, {", ".join(f"places_place.{column}" for column in PLACE_COLUMNS)}
from named join places_place on places_place.id = named.place_id
"""  # noqa: S608 (the names of columns are ours)


def fetch(text: str, typed: Typed) -> list[Hit]:
    """Return the names that are, or are nearly, one of the spans, and the place whose id is `text`."""
    parameters: dict[str, Any] = {
        "keys": [span.key for span in typed.spans],
        "key": typed.key,
        "near": typed.near(),
        "skeletons": [span.skeleton for span in typed.spans],
        "id": text,
    }
    with connection.cursor() as cursor:
        cursor.execute(SQL, parameters)
        return [Hit(*row) for row in cursor.fetchall()]


def place(hit: Hit) -> Place:
    """Return the place of a hit; its sources and licence are fetched if somebody asks for them."""
    return Place.from_db(connection.alias, PLACE_COLUMNS, hit[3:])
