"""Points on the Earth, how far apart they are, and how closely a distance may be said. Pure: no Django here."""

from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from math import cos, isfinite, radians, sin, sqrt

from pyproj import Geod

WGS84 = Geod(ellps="WGS84")


@dataclass(frozen=True, slots=True)
class Point:
    """A position in degrees; latitude -90 to 90, longitude -180 to 180.

    Raises ValueError for what is not on Earth. One spot has one Point: at a pole the longitude is 0, and the date
    line is written as 180.
    """

    latitude: float
    longitude: float

    def __post_init__(self) -> None:
        latitude, longitude = float(self.latitude), float(self.longitude)
        if not (isfinite(latitude) and -90 <= latitude <= 90):
            raise ValueError("a latitude is a number from -90 to 90")
        if not (isfinite(longitude) and -180 <= longitude <= 180):
            raise ValueError("a longitude is a number from -180 to 180")
        longitude = 0.0 if abs(latitude) == 90 else 180.0 if longitude == -180 else longitude
        # Adding 0.0 turns -0.0 into 0.0, so that equal points also look equal.
        object.__setattr__(self, "latitude", latitude + 0.0)
        object.__setattr__(self, "longitude", longitude + 0.0)

    def rounded(self, digits: int = 2) -> "Point":
        """Return the point with `digits` decimals; two make a cell of about a kilometre."""
        return Point(round(self.latitude, digits), round(self.longitude, digits))

    @property
    def ecef(self) -> tuple[float, float, float]:
        """Return x, y, z in metres from the Earth's centre, on the surface of the WGS-84 ellipsoid.

        The straight line (chord) between two such points grows with the geodesic nearly everywhere; a sphere's
        does not.
        """
        phi, lam, squared = radians(self.latitude), radians(self.longitude), WGS84.es
        normal = WGS84.a / sqrt(1 - squared * sin(phi) ** 2)
        across = 0.0 if abs(self.latitude) == 90 else normal * cos(phi)
        return across * cos(lam), across * sin(lam), normal * (1 - squared) * sin(phi)


def distances_m(origin: Point, latitudes: Iterable[float], longitudes: Iterable[float]) -> "array[float]":
    """Return the geodesic distances on WGS-84 from `origin` to every point, in metres, by one call for all."""
    lats, lons = array("d", latitudes), array("d", longitudes)
    here_lats, here_lons = array("d", [origin.latitude]) * len(lats), array("d", [origin.longitude]) * len(lons)
    metres: array[float] = WGS84.inv(here_lons, here_lats, lons, lats, inplace=True)[2]
    return metres


def distance_m(one: Point, other: Point) -> float:
    """Return the geodesic distance between two points in metres."""
    return distances_m(one, (other.latitude,), (other.longitude,))[0]


def azimuth(one: Point, other: Point) -> float:
    """Return the direction of the geodesic that leads from one point to the other: 0 is north, 90 east, below 360."""
    degrees: float = WGS84.inv(one.longitude, one.latitude, other.longitude, other.latitude)[0]
    return degrees % 360


def certain_chord_m(chord_m: float) -> float:
    """Return the chord beyond which nothing can be nearer, on the ellipsoid, than what lies at `chord_m`.

    The Earth is not round: of two points the one with the shorter chord may have the longer geodesic. Near by, the
    two differ by the curvature's spread (1/6335 km against 1/6400 km); by the antipodes they differ by 0.7 %.
    """
    return chord_m * (1 + min(0.007, 3e-17 * chord_m**2)) + 1e-6
