"""The HSDS 3.1 objects as we write them; the official schemas are wider, and ours fit into them."""

from api.documents.shapes import (
    DATE_TIME,
    LATITUDE,
    LONGITUDE,
    NUMBER,
    TEXT,
    UUID,
    WHOLE,
    YES_NO,
    Schema,
    fields,
    list_of,
    one_of,
    said,
    shape,
)
from directory.choices import AUDIENCES, NEEDS

URI: Schema = {"type": "string", "format": "uri"}
DATE: Schema = {"type": "string", "format": "date"}

ASSURANCE = fields(
    {"state": one_of("unconfirmed", "confirmed"), "overdue": said(YES_NO, "Whether we confirmed it too long ago.")},
    {"date": said(TEXT, "When we confirmed it, else the date of the newest source: 2025-09-01, 2025-09 or 2025.")},
)

SERVICE_OURS = fields(
    {"assurance": said(ASSURANCE, "Whether we, or the organization itself, have confirmed the listing.")},
    {
        "needs": said(list_of(one_of(*NEEDS)), "The words that /api/v1/nearest takes as `need`."),
        "audiences": list_of(one_of(*AUDIENCES)),
        "capacity": said(
            fields({"state": one_of("taking", "full"), "said_on": DATE}, {"until": said(DATE, "The last day of it.")}),
            "Whether it takes new people; not there where nobody has said so.",
        ),
    },
)

LOCATION_OURS = fields(
    {"timezone": said(TEXT, "IANA: Asia/Karachi.")},
    {
        "precision": said(one_of("exact", "city", "district"), "How closely the place is known to the public."),
        "place_id": said(TEXT, "Of /api/v1/places: the city, or the district where no more may be known."),
        "latitude": said(LATITUDE, "Its own point where `precision` is exact, else the middle of the place."),
        "longitude": LONGITUDE,
    },
)

ORGANIZATION = fields(
    {"id": UUID, "name": TEXT, "description": TEXT},
    {"alternate_name": TEXT, "website": URI, "services": list_of(shape("HSDSService"))},
)

TAXONOMY = fields({"id": UUID, "name": TEXT, "description": TEXT, "version": TEXT}, {"uri": URI})

TERM = fields(
    {"id": UUID, "name": TEXT, "description": TEXT, "taxonomy": TEXT, "taxonomy_id": UUID, "language": TEXT},
    {"code": said(TEXT, "The word that the parameters of /api/v1/ take."), "parent_id": UUID},
)

ATTRIBUTE = fields(
    {"id": UUID, "link_id": UUID, "link_entity": TEXT, "link_type": TEXT},
    {"taxonomy_term_id": UUID, "taxonomy_term": shape("HSDSTaxonomyTerm"), "label": TEXT, "value": TEXT},
)

SCHEDULE = fields(
    {"id": UUID},
    {
        "freq": one_of("WEEKLY"),
        "byday": TEXT,
        "opens_at": said(TEXT, "09:00, in the place's own time."),
        "closes_at": TEXT,
        "timezone": said(NUMBER, "Hours ahead of UTC; left out where clocks are turned."),
        "valid_from": DATE,
        "valid_to": DATE,
        "description": TEXT,
    },
)

ADDRESS = fields(
    {
        "id": UUID,
        "address_1": TEXT,
        "city": TEXT,
        "state_province": TEXT,
        "postal_code": TEXT,
        "country": TEXT,
        "address_type": one_of("physical"),
    }
)

LOCATION = fields(
    {"id": UUID, "location_type": one_of("physical", "virtual")},
    {
        "name": TEXT,
        "description": TEXT,
        "latitude": said(NUMBER, "Only where the place's own point is known and public."),
        "longitude": NUMBER,
        "addresses": list_of(ADDRESS),
        "accessibility": list_of(fields({"id": UUID, "description": TEXT})),
        "raah": LOCATION_OURS,
    },
)

AT_LOCATION = fields(
    {"id": UUID, "service_id": UUID, "location_id": UUID, "location": LOCATION},
    {"schedules": list_of(SCHEDULE), "service": shape("HSDSService")},
)

CAPACITY = fields(
    {"id": UUID, "unit": fields({"id": UUID, "name": TEXT}), "available": NUMBER, "updated": DATE_TIME},
    {"description": TEXT},
)

SERVICE = fields(
    {
        "id": UUID,
        "name": TEXT,
        "status": one_of("active", "inactive", "defunct", "temporarily closed"),
        "last_modified": DATE_TIME,
    },
    {
        "organization_id": UUID,
        "organization": shape("HSDSOrganization"),
        "alternate_name": said(TEXT, "The name in Urdu."),
        "description": TEXT,
        "url": URI,
        "email": {"type": "string", "format": "email"},
        "application_process": TEXT,
        "interpretation_services": TEXT,
        "assured_date": said(DATE, "Only when we, or the organization itself, have confirmed the listing."),
        "assurer_email": said(
            {"type": "string", "format": "email"},
            "A role's address, only when we have confirmed the listing ourselves.",
        ),
        "alert": said(TEXT, "The warning that goes with a listing that nobody has confirmed."),
        "phones": list_of(fields({"id": UUID, "number": TEXT, "type": TEXT}, {"description": TEXT})),
        "languages": list_of(fields({"id": UUID, "code": TEXT})),
        "cost_options": list_of(fields({"id": UUID, "option": TEXT}, {"amount": NUMBER})),
        "service_areas": list_of(fields({"id": UUID, "name": TEXT})),
        "required_documents": list_of(fields({"id": UUID, "document": TEXT})),
        "service_at_locations": list_of(shape("HSDSServiceAtLocation")),
        "attributes": list_of(ATTRIBUTE),
        "capacities": said(list_of(CAPACITY), "Only where the service has said that it is full."),
        "raah": SERVICE_OURS,
    },
)

ROOT = fields({"version": TEXT, "profile": URI, "openapi_url": URI, "publisher": TEXT})

PROFILE = fields(
    {
        **dict.fromkeys(("name", "title", "description", "version", "hsds"), TEXT),
        **dict.fromkeys(("uri", "openapi_url", "conformance_url"), URI),
        "patches": {
            "type": "object",
            "additionalProperties": URI,
            "description": "By name of a schema of the standard: the JSON Merge Patch (RFC 7386) that we add to it.",
        },
    }
)

CHECK = fields(
    {"name": TEXT, "passed": YES_NO, "checked": said(WHOLE, "How many things were looked at.")},
    {"faults": list_of(TEXT)},
)

CONFORMANCE = fields(
    {
        "hsds": TEXT,
        "profile_version": TEXT,
        "made_at": DATE_TIME,
        "passed": YES_NO,
        "checks": list_of(CHECK),
        "differences": list_of(fields({"operation": TEXT, "difference": TEXT, "why": TEXT})),
    }
)


def page_of(name: str) -> Schema:
    """Return the envelope of a list, with its eight keys."""
    return fields(
        {
            "total_items": WHOLE,
            "total_pages": WHOLE,
            "page_number": {"type": "integer", "minimum": 1},
            "size": said(WHOLE, "Items on this page."),
            "first_page": YES_NO,
            "last_page": YES_NO,
            "empty": YES_NO,
            "contents": list_of(shape(name)),
        }
    )


HSDS: dict[str, Schema] = {
    "HSDSRoot": ROOT,
    "HSDSProfile": PROFILE,
    "HSDSConformance": CONFORMANCE,
    "HSDSService": SERVICE,
    "HSDSOrganization": ORGANIZATION,
    "HSDSServiceAtLocation": AT_LOCATION,
    "HSDSTaxonomy": TAXONOMY,
    "HSDSTaxonomyTerm": TERM,
    "HSDSServices": page_of("HSDSService"),
    "HSDSOrganizations": page_of("HSDSOrganization"),
    "HSDSServiceAtLocations": page_of("HSDSServiceAtLocation"),
    "HSDSTaxonomies": page_of("HSDSTaxonomy"),
    "HSDSTaxonomyTerms": page_of("HSDSTaxonomyTerm"),
}
