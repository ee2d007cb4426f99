"""The city or town that is nearest to a bare position, with one SQL statement."""

from django.db import connection

from places.geo import Point
from places.hits import Found
from places.models import Place
from places.prepared import fetch

NEAREST = f"""
select {", ".join(Found._fields)} from places_place
 where kind in ('city', 'town') and not point_is_approximate
 order by ecef <-> %(point)s::cube
 limit 1"""  # noqa: S608 (the names of columns are ours)


def nearest_city(latitude: float, longitude: float) -> Place:
    """Return the nearest city or town whose own point is known; degrees; poles and date line are no exception.

    Place.DoesNotExist if no gazetteer is loaded.
    """
    rows = fetch(NEAREST, {"point": f"({', '.join(map(repr, Point(latitude, longitude).ecef))})"})
    if not rows:
        raise Place.DoesNotExist("the gazetteer is empty")
    return Place.from_db(connection.alias, Found._fields, rows[0])
