"""What can be asked of the lists of HSDS: one table, said as parameters of the address and as a JSON body."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from drf_spectacular.utils import OpenApiParameter

from api.documents.shapes import UUID, YES_NO, Schema, one_of, said
from directory.question import MAX_RADIUS_M

MOST_PER_PAGE: Final = 100
PER_PAGE: Final = 50
LONGEST: Final = 200
FORMATS: Final = ("json", "ndjson")
# The older spelling of `per_page`, which clients of the standard still send.
OLDER: Final = "perPage"

WORDS: Final[Schema] = {"type": "string", "maxLength": LONGEST}
MOMENT: Final[Schema] = {"anyOf": [{"type": "string", "format": "date-time"}, {"type": "string", "format": "date"}]}


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a name may hold, and what it means."""

    schema: Schema
    meaning: str


ALL: Final[Mapping[str, Parameter]] = {
    "search": Parameter(WORDS, "Words; each must stand in a name, a description or the name of the place."),
    "page": Parameter({"type": "integer", "minimum": 1, "default": 1}, "A page past the end is empty."),
    "per_page": Parameter(
        {"type": "integer", "minimum": 1, "maximum": MOST_PER_PAGE, "default": PER_PAGE},
        "How many on a page. `perPage` is understood too.",
    ),
    "format": Parameter(
        {**one_of(*FORMATS), "default": "json"}, "`ndjson` sends all that is asked for, one object on each line."
    ),
    "taxonomy_term_id": Parameter(UUID, "Only what has this word, or one that lies under it."),
    "taxonomy_id": Parameter(UUID, "Only what has any word of this taxonomy."),
    "organization_id": Parameter(UUID, "Only what this body offers."),
    "modified_after": Parameter(MOMENT, "Only what changed at that moment or after."),
    "minimal": Parameter(
        YES_NO, "Only id, name, status and last_modified; all on one page unless `per_page` is given."
    ),
    "full": Parameter(YES_NO, "Full objects, as under `/{id}`; stronger than `minimal`."),
    "full_service": Parameter(YES_NO, "The organization with its services in full."),
    "postcode": Parameter(
        WORDS,
        "A postal code of an address here, else a place by name or id. Only what covers it, or stands in it.",
    ),
    "proximity": Parameter(
        {"type": "number", "exclusiveMinimum": 0, "maximum": MAX_RADIUS_M},
        "Metres from the middle of `postcode`: only what stands within.",
    ),
    "top_only": Parameter(YES_NO, "Only words with no word above them."),
    "parent_id": Parameter(UUID, "Only words right under this one."),
}

PAGED: Final = ("search", "page", "per_page", "format")
NARROWED: Final = ("taxonomy_term_id", "taxonomy_id", "organization_id", "modified_after")
OF_LIST: Final[Mapping[str, tuple[str, ...]]] = {
    "services": (*PAGED, *NARROWED, "minimal", "full"),
    "organizations": (*PAGED, "full_service", "full", "taxonomy_term_id", "taxonomy_id"),
    "service_at_locations": (*PAGED, *NARROWED, "full", "postcode", "proximity"),
    "taxonomies": PAGED,
    "taxonomy_terms": (*PAGED, "taxonomy_id", "top_only", "parent_id"),
}


def parameters(of_list: str) -> list[OpenApiParameter]:
    """Return what a list can be asked, as parameters of its address."""
    return [OpenApiParameter(name, ALL[name].schema, description=ALL[name].meaning) for name in OF_LIST[of_list]]


def body(of_list: str) -> Schema:
    """Return the same as a JSON object."""
    asked = {name: said(ALL[name].schema, ALL[name].meaning) for name in OF_LIST[of_list]}
    return {"type": "object", "properties": asked}
