"""The shapes of everything that the API answers, as JSON Schema (Draft 2020-12, OpenAPI 3.1)."""

from api.documents.centre_shapes import CENTRES
from api.documents.changes import SHAPES as CHANGES
from api.documents.export_shapes import EXPORTS
from api.documents.handoff_shapes import HANDOFFS
from api.documents.hsds_shapes import HSDS
from api.documents.keyed_shapes import KEYED
from api.documents.shapes import (
    LATITUDE,
    LONGITUDE,
    TEXT,
    UUID,
    WHOLE,
    YES_NO,
    Schema,
    fields,
    list_of,
    one_of,
    or_null,
    said,
    shape,
)
from directory.choices import NEEDS

KINDS = ("country", "province", "territory", "division", "district", "tehsil", "city", "town", "village", "area")

PLACE = fields(
    {
        "id": said(TEXT, "Opaque and lasting; can be given as `place`."),
        "name": TEXT,
        "name_ur": said(TEXT, "Empty where no Urdu name is known."),
        "kind": one_of(*KINDS),
        "latitude": LATITUDE,
        "longitude": LONGITUDE,
        "path": said(TEXT, "The name with what it lies in: Lahore, Punjab."),
    }
)

PHONE = fields(
    {
        "number": said(TEXT, "As published; for people."),
        "dial": said(TEXT, "What goes behind tel: (or sms:, wa.me)."),
        "label": said(TEXT, "What the line is for; may be empty."),
    },
)

WAY = fields(
    {
        "dial": said(TEXT, "What goes behind tel:, as people know it."),
        "label": said(TEXT, "What the line is."),
        "name": said(TEXT, "The helpline's name; may be empty."),
    }
)

ASSURANCE = fields(
    {
        "state": said(
            one_of("unconfirmed", "confirmed"), "Whether we, or the organization itself, have confirmed the listing."
        ),
        "date": said(
            or_null(TEXT), "When we confirmed it, else the date of the newest source: 2025-09-01, 2025-09 or 2025."
        ),
        "overdue": said(YES_NO, "Whether we confirmed it too long ago: it may have changed since."),
    }
)

FOUND = fields(
    {
        "id": said(UUID, "The service at this location."),
        "name": TEXT,
        "organization": TEXT,
        "precision": said(
            or_null({"type": "string", "enum": ["exact", "city", "district", None]}),
            "How closely the place is known; null for help by phone or online.",
        ),
        "place": said(or_null(TEXT), "Where it is, in words."),
        "phones": said(list_of(shape("Phone")), "Its own numbers."),
        "reached_through": said(list_of(shape("ReachedThrough")), "Lines that lead there without being its own."),
        "needs": list_of(one_of(*NEEDS)),
        "open_now": said(or_null(YES_NO), "null: the hours are not known."),
        "assurance": ASSURANCE,
        "url": said(TEXT, "The path of its page on this site."),
    },
    {
        "distance_m": said(WHOLE, "Only where `precision` is exact, and a place or position was asked for."),
        "distance_km_about": said(WHOLE, "Else: whole kilometres from place to place, 0 in the same place."),
    },
)

NEAREST = fields(
    {
        "place": said({"anyOf": [shape("Place"), {"type": "null"}]}, "What the search understood as the place."),
        "helplines": said(list_of(shape("Found")), "Lines whose area covers the place, narrow areas first."),
        "results": said(list_of(shape("Found")), "Nearest first. Never empty on page 1 while the directory has any."),
    }
)

PROBLEM = fields(
    {"type": TEXT, "title": TEXT, "status": {"type": "integer"}, "detail": TEXT},
    {
        "errors": said({"type": "object", "additionalProperties": TEXT}, "What is wrong, by parameter."),
        "candidates": said(list_of(shape("Place")), "The places that an ambiguous `place` may mean."),
    },
)

COMPONENTS: dict[str, Schema] = {
    "Place": PLACE,
    "Places": fields({"results": list_of(shape("Place"))}),
    "Phone": PHONE,
    "ReachedThrough": WAY,
    "Found": FOUND,
    "Nearest": NEAREST,
    "Problem": PROBLEM,
    **CENTRES,
    **CHANGES,
    **EXPORTS,
    **HSDS,
    **KEYED,
    **HANDOFFS,
}
