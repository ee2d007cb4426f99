"""A part of a map between two latitudes and two longitudes, as RFC 7946 has it. Pure: no Django here."""

from dataclasses import dataclass
from itertools import product
from math import isfinite

from places.geo import Point

# Where x or y of a point on the Earth is at its least or most.
TURNS = tuple(range(-180, 541, 90))
# For what is lost in rounding.
MARGIN_M = 0.01

Corner = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """Degrees; where `west` is more than `east` the box lies over the date line. ValueError for what is no box."""

    west: float
    south: float
    east: float
    north: float

    def __post_init__(self) -> None:
        if not all(isfinite(degrees) for degrees in (self.west, self.south, self.east, self.north)):
            raise ValueError("degrees are finite numbers")
        if not -90 <= self.south <= self.north <= 90:
            raise ValueError("a box lies between two latitudes, the southern one first")
        if not (-180 <= self.west <= 180 and -180 <= self.east <= 180):
            raise ValueError("a longitude is a number from -180 to 180")

    @property
    def middle(self) -> Point:
        """Return the point in its middle."""
        return Point((self.south + self.north) / 2, _turned((self.west + self._end) / 2))

    def corners(self) -> tuple[Corner, Corner]:
        """Return the least and the greatest Earth-centred metres (x, y, z) of all points in it.

        Each of the three is a product of something that only the latitude decides and something that only the longitude
        does, so it is at its least and most where both are.
        """
        norths = [self.south, self.north, *([0.0] if self.south < 0 < self.north else [])]
        easts = [self.west, self._end, *(turn for turn in TURNS if self.west < turn < self._end)]
        points = [Point(north, _turned(east)).ecef for north, east in product(norths, easts)]
        xs, ys, zs = zip(*points, strict=True)
        least = (min(xs) - MARGIN_M, min(ys) - MARGIN_M, min(zs) - MARGIN_M)
        return least, (max(xs) + MARGIN_M, max(ys) + MARGIN_M, max(zs) + MARGIN_M)

    @property
    def _end(self) -> float:
        """Return the eastern longitude, counted on from the western one."""
        return self.east if self.east >= self.west else self.east + 360


def _turned(longitude: float) -> float:
    return (longitude + 180) % 360 - 180
