"""The city or town that is nearest to a bare position: one statement, or a part of a larger one."""

from collections.abc import Sequence
from typing import Any

from django.db import connection

from places.geo import Point
from places.hits import Found
from places.models import Place
from places.prepared import fetch

CITY = f"""
select {", ".join(Found._fields)} from places_place
 where kind in ('city', 'town') and not point_is_approximate
 order by ecef <-> %(point)s::cube
 limit 1"""  # noqa: S608 (the names of columns are ours)


def nearest_city(latitude: float, longitude: float) -> Place:
    """Return the nearest city or town whose own point is known; degrees; poles and date line are no exception.

    Place.DoesNotExist if no gazetteer is loaded.
    """
    rows = fetch(CITY, {"point": f"({', '.join(map(repr, Point(latitude, longitude).ecef))})"})
    return found(rows[0] if rows else None)


def found(row: Sequence[Any] | None) -> Place:
    """Return the place of a row of CITY; Place.DoesNotExist where there was none."""
    if row is None:
        raise Place.DoesNotExist("the gazetteer is empty")
    return Place.from_db(connection.alias, Found._fields, row)
