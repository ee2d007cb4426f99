"""WGS-84 points as Earth-centred cubes: how the database holds and computes what `Point.ecef` computes here."""

from typing import Any

from django.db import models
from django.db.models import Func

from places.geo import WGS84

RADIUS = "{a} / sqrt(1 - {e2} * sind({latitude}) ^ 2)"
CUBE = (
    "cube(ARRAY[({radius}) * cosd({latitude}) * cosd({longitude}),"
    " ({radius}) * cosd({latitude}) * sind({longitude}), ({radius}) * {flat} * sind({latitude})])"
)


class CubeField(models.Field):  # type: ignore[type-arg]
    """A point (x, y, z) of the contrib type `cube`."""

    def db_type(self, connection: Any) -> str:
        """Return the column's type."""
        return "cube"

    def get_prep_value(self, value: tuple[float, ...] | None) -> str | None:
        """Write (x, y, z) as PostgreSQL reads it, with every digit."""
        return None if value is None else f"({', '.join(map(repr, value))})"

    def from_db_value(self, value: str | None, *_rest: Any) -> tuple[float, ...] | None:
        """Read (x, y, z)."""
        return None if value is None else tuple(map(float, value.strip("()").split(",")))


class Ecef(Func):
    """The cube (x, y, z in metres) of a latitude and a longitude in degrees."""

    output_field = CubeField()
    arity = 2

    def as_sql(self, compiler: Any, connection: Any, *_args: Any, **_context: Any) -> tuple[str, Any]:
        """Spell out the formula: only immutable functions, as a generated column demands."""
        (latitude, _), (longitude, _) = (compiler.compile(part) for part in self.get_source_expressions())
        radius = RADIUS.format(a=WGS84.a, e2=WGS84.es, latitude=latitude)
        return CUBE.format(radius=radius, latitude=latitude, longitude=longitude, flat=1 - WGS84.es), []
