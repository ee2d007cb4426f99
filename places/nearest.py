"""The city or town that is nearest to a bare position, with one SQL statement."""

from places.ecef import Chord
from places.models import Place


def nearest_city(latitude: float, longitude: float) -> Place:
    """Return the nearest city or town whose own point is known; degrees; poles and date line are no exception.

    Place.DoesNotExist if no gazetteer is loaded.
    """
    points = Place.objects.filter(kind__in=("city", "town"), point_is_approximate=False).defer("ecef")
    return points.order_by(Chord("ecef", latitude, longitude))[:1].get()
