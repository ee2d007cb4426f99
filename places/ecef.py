"""WGS-84 points as Earth-centred cubes: PostgreSQL computes the column, Python the question."""

from math import cos, radians, sin, sqrt
from typing import Any

from django.db import models
from django.db.models import Func

SEMI_MAJOR_M = 6_378_137.0
ECCENTRICITY_2 = 0.00669437999014
"""First eccentricity squared of the WGS-84 ellipsoid."""
RADIUS = "{a} / sqrt(1 - {e2} * sind({latitude}) ^ 2)"
CUBE = (
    "cube(ARRAY[({radius}) * cosd({latitude}) * cosd({longitude}),"
    " ({radius}) * cosd({latitude}) * sind({longitude}), ({radius}) * {flat} * sind({latitude})])"
)


class CubeField(models.Field):  # type: ignore[type-arg]
    """A point of PostgreSQL's cube extension; read as text, written by the database alone."""

    def db_type(self, connection: Any) -> str:
        """Return the name of the column's type."""
        return "cube"


class Ecef(Func):
    """The cube (x, y, z in metres) of a latitude and a longitude in degrees."""

    output_field = CubeField()
    arity = 2

    def as_sql(self, compiler: Any, connection: Any, *_args: Any, **_context: Any) -> tuple[str, Any]:
        """Spell out the formula: only immutable functions, as a generated column demands."""
        (latitude, _), (longitude, _) = (compiler.compile(part) for part in self.get_source_expressions())
        radius = RADIUS.format(a=SEMI_MAJOR_M, e2=ECCENTRICITY_2, latitude=latitude)
        return CUBE.format(radius=radius, latitude=latitude, longitude=longitude, flat=1 - ECCENTRICITY_2), []


def ecef(latitude: float, longitude: float) -> list[float]:
    """Return x, y and z in metres of a point at height 0; latitude and longitude in degrees."""
    up, around = radians(latitude), radians(longitude)
    radius = SEMI_MAJOR_M / sqrt(1 - ECCENTRICITY_2 * sin(up) ** 2)
    return [
        radius * cos(up) * cos(around),
        radius * cos(up) * sin(around),
        radius * (1 - ECCENTRICITY_2) * sin(up),
    ]
