"""Which services at locations cover a place, or stand within so many metres of its middle.

Only public positions are looked at, those of the cards: a hidden place stands in the middle of its district.
"""

from collections.abc import Collection
from typing import NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from api.errors import Refusal
from api.v1.places import written
from directory.models import Card, Location, Precision, ServiceArea
from places.geo import Point, distances_m
from places.lookup import look_up
from places.models import Place

# What stands in this box is measured; the straight way through the Earth is never longer than the way over it.
NEAR = """
select service_at_location_id, latitude, longitude
  from directory_card
 where language = 'en' and ecef is not null and ecef <@ cube_enlarge(%s::cube, %s, 3)"""


class Middle(NamedTuple):
    """The middle of a postcode, and the place in which it lies."""

    point: Point
    place: Place


def covering(postcode: str, proximity_m: float | None) -> Q:
    """Say which services at locations cover a postcode; with `proximity_m`, only those that stand as near."""
    middle = middle_of(postcode)
    areas = ServiceArea.objects.filter(service=OuterRef("service"))
    serves_it = Exists(areas.filter(place__number__in=middle.place.ancestors))
    if proximity_m is not None:
        is_near = Q(pk__in=within(middle.point, proximity_m))
        return is_near & (serves_it | ~Exists(areas))
    stands_in_it = Exists(
        Card.objects.filter(service_at_location=OuterRef("pk"), ancestors__contains=[middle.place.number])
    )
    return Q(serves_it | (~Exists(areas) & stands_in_it))


def middle_of(postcode: str) -> Middle:
    """Return the middle of the public addresses with this code, else of the place of that name or id. Refusal."""
    coded = Location.public.filter(postal_code__iexact=postcode.strip(), precision=Precision.EXACT, confidential=False)
    found = list(coded.order_by("pk").values_list("latitude", "longitude", "place"))
    if found:
        north = sum(latitude or 0 for latitude, _east, _place in found) / len(found)
        east = sum(longitude or 0 for _north, longitude, _place in found) / len(found)
        return Middle(Point(north, east), Place.objects.get(pk=found[0][2]))
    place = named(postcode)
    return Middle(Point(place.latitude, place.longitude), place)


def named(text: str) -> Place:
    """Return the place that a text means. Refusal where it is none, or may be several."""
    found = look_up(text)
    if found.place is not None:
        return found.place
    if found.is_ambiguous:
        said = _("Several places have this name. Ask again with the id of one of them.")
        raise Refusal(said, candidates=[written(place) for place in found.candidates])
    raise Refusal(errors={"postcode": _("We do not know this postcode. Write the name of the place.")})


def within(origin: Point, metres: float) -> Collection[UUID]:
    """Return what stands within `metres` of a point, on the ellipsoid."""
    cube = f"({', '.join(map(repr, origin.ecef))})"
    with connection.cursor() as cursor:
        cursor.execute(NEAR, [cube, metres])
        rows = cursor.fetchall()
    far = distances_m(origin, [row[1] for row in rows], [row[2] for row in rows])
    return [row[0] for row, distance in zip(rows, far, strict=True) if distance <= metres]
