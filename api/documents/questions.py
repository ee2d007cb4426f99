"""What can be asked of the nearest search: one table, said as parameters of the address and as a JSON body."""

from dataclasses import dataclass
from typing import Final

from drf_spectacular.utils import OpenApiParameter

from api.documents.shapes import LATITUDE, LONGITUDE, YES_NO, Schema, list_of, one_of, said
from directory.choices import AUDIENCES, LANGUAGES, NEEDS
from directory.question import MAX_RADIUS_M
from directory.search import MAX_LIMIT

RADIUS: Final[Schema] = {"type": "number", "exclusiveMinimum": 0, "maximum": MAX_RADIUS_M}


@dataclass(frozen=True, slots=True)
class Parameter:
    """A name, what it may hold, and what it means."""

    name: str
    schema: Schema
    meaning: str
    many: bool = False


ASKED: Final = (
    Parameter("place", {"type": "string", "maxLength": 200}, "A place's id, or its name however it is spelt."),
    Parameter("latitude", LATITUDE, "Of the position; needs `longitude`. Rounded to two decimals, about 1 km."),
    Parameter("longitude", LONGITUDE, "Of the position; needs `latitude`."),
    Parameter("need", one_of(*NEEDS), "What help; given more than once, all must be offered.", many=True),
    Parameter("audience", one_of(*AUDIENCES), "For whom."),
    Parameter(
        "language", {"type": "string", "pattern": "^[A-Za-z]{2,3}$"}, f"Spoken there, ISO 639: {', '.join(LANGUAGES)} …"
    ),
    Parameter("cost", one_of("free"), "Only what is known to cost nothing."),
    Parameter("open_now", YES_NO, "Only what is known to be open at this moment."),
    Parameter("accessible", YES_NO, "Only where a wheelchair is known to get in."),
    Parameter("remote", YES_NO, "Only help by phone or online."),
    Parameter("accepts_minors", YES_NO, "Only where people under 18 are known to be taken in."),
    Parameter("radius", RADIUS, "Metres. When nothing lies inside, the next nearest come."),
    Parameter("limit", {"type": "integer", "minimum": 1, "maximum": MAX_LIMIT, "default": 10}, "How many results."),
    Parameter("page", {"type": "integer", "minimum": 1, "default": 1}, "A page past the end is empty."),
)

NAMES: Final = frozenset(one.name for one in ASKED)


def schema_of(one: Parameter) -> Schema:
    """Return what the parameter may hold; what can be given more than once is a list."""
    return list_of(one.schema) if one.many else one.schema


PARAMETERS: Final = [OpenApiParameter(one.name, schema_of(one), description=one.meaning) for one in ASKED]

BODY: Final[Schema] = {
    "type": "object",
    "additionalProperties": False,
    "properties": {one.name: said(schema_of(one), one.meaning) for one in ASKED},
}
