"""The city or town that is nearest to a bare position, with one SQL statement."""

from places.ecef import ecef
from places.models import Place


def nearest_city(latitude: float, longitude: float) -> Place:
    """Return the nearest city or town whose own point is known; degrees; poles and date line are no exception.

    Place.DoesNotExist if no gazetteer is loaded.
    """
    nearest = Place.objects.filter(kind__in=("city", "town"), point_is_approximate=False)
    chord = "ecef <-> cube(%s::float8[])"
    return nearest.extra(select={"chord": chord}, select_params=[ecef(latitude, longitude)], order_by=["chord"])[
        :1
    ].get()
