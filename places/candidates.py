"""Fetch the names that may be meant: one SQL statement."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import connection

from places import prepared
from places.deciding import BIG
from places.fold import skeleton
from places.hits import Found, Hit
from places.models import Place
from places.near import near
from places.spans import Typed
from places.weight import weight

EXACT_LIMIT, NEAR_LIMIT = 100, 32
"""Most names fetched that are, and that are nearly, what was typed; the likeliest come first."""
ENOUGH_WEIGHT = weight("city", BIG, is_home=False)
"""A name that is what was typed, and weighs so much, is enough: every place at home, and great ones abroad."""

# Trigrams know Latin letters only under some locales, so what is one slip from the whole text comes first anyhow.
# One row a place, with its names: the place's own columns are the dear part of the answer.
SQL = f"""
with exact as materialized (
  select place_id, key, skeleton, weight from places_placename
  where key = any(%(keys)s::text[]) order by weight desc limit {EXACT_LIMIT}
), near as (
  select place_id, key, skeleton, weight from places_placename
  where near && %(near)s::int[] and not exists (select from exact where key = %(key)s and weight >= {ENOUGH_WEIGHT})
  order by similarity(key, %(key)s) + weight / 2 + (skeleton = any(%(skeletons)s::text[]))::int / 4.0
    + (near && %(whole)s::int[])::int / 2.0 desc
  limit {NEAR_LIMIT}
), named as (
  select place_id, array_agg(key::text) as keys, array_agg(skeleton::text) as skeletons, max(weight) as weight
  from (
    select * from exact union select * from near union select id, '', '', 1 from places_place where id = %(id)s
  ) as one
  group by place_id
)
select named.keys, named.skeletons, named.weight, {", ".join(f"places_place.{column}" for column in Found._fields)}
from named join places_place on places_place.id = named.place_id
"""  # noqa: S608 (the names of columns are ours)


def fetch(id_: str, typed: Typed) -> list[Hit]:
    """Return the names that are, or are nearly, one of the spans, and the place with that id (if not empty)."""
    parameters = {
        "keys": _array(span.key for span in typed.spans),
        "key": typed.key,
        "near": _array(typed.near()),
        "whole": _array(near(skeleton(typed.key))),
        "skeletons": _array(span.skeleton for span in typed.spans),
        "id": id_,
    }
    return [hit for row in prepared.fetch(SQL, parameters) for hit in _hits(row)]


def _array(values: Iterable[str | int]) -> str:
    """Write PostgreSQL's own array text, which costs the driver nothing; keys hold letters and digits only."""
    return "{" + ",".join(f'"{value}"' for value in values) + "}"


def _hits(row: tuple[Any, ...]) -> Iterator[Hit]:
    keys, skeletons, weight, *columns = row
    found = Found(*columns)
    return (Hit(key, skeleton, weight, found) for key, skeleton in zip(keys, skeletons, strict=True))


def place(found: Found) -> Place:
    """Return the place; its sources and licence are fetched if somebody asks for them."""
    return Place.from_db(connection.alias, Found._fields, found)
