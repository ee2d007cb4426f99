"""The HSDS 3.1 objects as we write them; the official schemas are wider, and ours fit into them."""

from api.documents.shapes import (
    DATE_TIME,
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

URI: Schema = {"type": "string", "format": "uri"}
DATE: Schema = {"type": "string", "format": "date"}

ORGANIZATION = fields({"id": UUID, "name": TEXT, "description": TEXT}, {"alternate_name": TEXT, "website": URI})

TERM = fields(
    {
        "id": UUID,
        "code": TEXT,
        "name": TEXT,
        "description": TEXT,
        "taxonomy": TEXT,
        "taxonomy_id": UUID,
        "language": TEXT,
    }
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
        "timezone": said(NUMBER, "Hours ahead of UTC."),
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
    },
)

AT_LOCATION = fields(
    {"id": UUID, "service_id": UUID, "location_id": UUID, "location": LOCATION},
    {"schedules": list_of(SCHEDULE)},
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
        "assured_date": said(DATE, "Only when we have confirmed the listing ourselves."),
        "assurer_email": said({"type": "string", "format": "email"}, "A role's address, with `assured_date`."),
        "alert": said(TEXT, "The warning that goes with a listing we have not confirmed."),
        "phones": list_of(fields({"id": UUID, "number": TEXT, "type": TEXT}, {"description": TEXT})),
        "languages": list_of(fields({"id": UUID, "code": TEXT})),
        "cost_options": list_of(fields({"id": UUID, "option": TEXT}, {"amount": NUMBER})),
        "service_areas": list_of(fields({"id": UUID, "name": TEXT})),
        "required_documents": list_of(fields({"id": UUID, "document": TEXT})),
        "service_at_locations": list_of(AT_LOCATION),
        "attributes": list_of(ATTRIBUTE),
        "capacities": said(list_of(CAPACITY), "Only where the service has said that it is full."),
    },
)

PAGE = fields(
    {
        "total_items": WHOLE,
        "total_pages": WHOLE,
        "page_number": {"type": "integer", "minimum": 1},
        "size": said(WHOLE, "Items on this page."),
        "first_page": YES_NO,
        "last_page": YES_NO,
        "empty": YES_NO,
        "contents": list_of(shape("HSDSService")),
    }
)

HSDS: dict[str, Schema] = {
    "HSDSRoot": fields({"version": TEXT, "profile": URI, "openapi_url": URI, "publisher": TEXT}),
    "HSDSServices": PAGE,
    "HSDSService": SERVICE,
    "HSDSOrganization": ORGANIZATION,
    "HSDSTaxonomyTerm": TERM,
}
