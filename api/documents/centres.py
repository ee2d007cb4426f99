"""The map in the OpenAPI document."""

from typing import Final

from drf_spectacular.utils import OpenApiExample, OpenApiParameter, extend_schema

from api.documents.errors import errors
from api.documents.questions import ASKED, PARAMETERS
from api.documents.shapes import shape
from api.documents.v1 import FOUND

MEDIA_TYPE: Final = "application/geo+json"
NARROWING: Final = frozenset({"need", "audience", "language", "cost", "open_now", "accessible", "accepts_minors"})
BBOX: Final = OpenApiParameter(
    "bbox",
    {"type": "string", "pattern": r"^-?\d+(\.\d+)?(,-?\d+(\.\d+)?){3}$"},
    required=True,
    description="West, south, east, north in degrees; over the date line the west is the greater: 170,-20,-170,0.",
)
NAMES: Final = NARROWING | {"bbox"}

SHOWN: Final = {name: value for name, value in FOUND.items() if name != "distance_km_about"}
EXAMPLE: Final = OpenApiExample(
    "Lahore",
    value={
        "type": "FeatureCollection",
        "more": False,
        "features": [
            {
                "type": "Feature",
                "id": FOUND["id"],
                "geometry": {"type": "Point", "coordinates": [74.3436, 31.5497]},
                "properties": SHOWN,
            }
        ],
    },
    media_type=MEDIA_TYPE,
    response_only=True,
    status_codes=["200"],
)

centres = extend_schema(
    operation_id="centres",
    tags=["nearest"],
    summary="What stands on a part of a map, as GeoJSON",
    description=(
        "At most 500 places to go to, the nearest to the middle first (RFC 7946). Draw what is not exact as an area "
        "or in a list beside the map, never as a pin: its point is no door."
    ),
    parameters=[BBOX, *(said for one, said in zip(ASKED, PARAMETERS, strict=True) if one.name in NARROWING)],
    examples=[EXAMPLE],
    responses={(200, MEDIA_TYPE): shape("Centres"), **errors(400, 422)},
)
