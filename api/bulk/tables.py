"""The tables of HSDS 3.1 that we fill, as its tabular form has them: columns, keys, and which lists fill which table.

Names of tables, files and columns are the standard's. What our profile adds stands in the JSON Lines alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

Kind = Mapping[str, str]

ID: Final[Kind] = {"type": "string", "format": "uuid"}
TEXT: Final[Kind] = {"type": "string"}
NUMBER: Final[Kind] = {"type": "number"}
URI: Final[Kind] = {"type": "string", "format": "uri"}
EMAIL: Final[Kind] = {"type": "string", "format": "email"}
DATE: Final[Kind] = {"type": "date"}
MOMENT: Final[Kind] = {"type": "datetime", "format": "%Y-%m-%dT%H:%M:%S.%fZ"}
DAYS_FIRST_MOMENT: Final[Kind] = {"type": "datetime", "format": "%Y-%m-%dT%H:%M:%SZ"}
CLOCK: Final[Kind] = {"type": "time", "format": "%H:%M"}


@dataclass(frozen=True, slots=True)
class Table:
    """One file: its columns with their kinds, those that are never empty, and to which table each key leads."""

    file: str
    columns: Mapping[str, Kind]
    required: tuple[str, ...] = ()
    keys: Mapping[str, str] = field(default_factory=dict)


def of_service(file: str, *required: str, **columns: Kind) -> Table:
    """Return a table whose rows hang on a service."""
    required = ("service_id", *required)
    return Table(file, {"id": ID, "service_id": ID, **columns}, required, {"service_id": "service"})


def of_location(file: str, *required: str, **columns: Kind) -> Table:
    """Return a table whose rows hang on a location."""
    required = ("location_id", *required)
    return Table(file, {"id": ID, "location_id": ID, **columns}, required, {"location_id": "location"})


TABLES: Final[Mapping[str, Table]] = {
    "organization": Table(
        "organizations.csv",
        {"id": ID, "name": TEXT, "alternate_name": TEXT, "description": TEXT, "website": URI},
        ("name", "description"),
    ),
    "service": Table(
        "services.csv",
        {
            "id": ID,
            "organization_id": ID,
            "name": TEXT,
            "alternate_name": TEXT,
            "description": TEXT,
            "url": URI,
            "email": EMAIL,
            "status": TEXT,
            "interpretation_services": TEXT,
            "application_process": TEXT,
            "assured_date": DATE,
            "assurer_email": EMAIL,
            "alert": TEXT,
            "last_modified": MOMENT,
        },
        ("organization_id", "name", "status"),
        {"organization_id": "organization"},
    ),
    "phone": of_service("phones.csv", "number", number=TEXT, type=TEXT, description=TEXT),
    "language": of_service("languages.csv", code=TEXT),
    "cost_option": of_service("cost_options.csv", option=TEXT, amount=NUMBER),
    "service_area": of_service("service_areas.csv", name=TEXT),
    "required_document": of_service("required_documents.csv", document=TEXT),
    "location": Table(
        "locations.csv",
        {
            "id": ID,
            "location_type": TEXT,
            "name": TEXT,
            "description": TEXT,
            "latitude": NUMBER,
            "longitude": NUMBER,
        },
        ("location_type",),
    ),
    "service_at_location": Table(
        "service_at_location.csv",
        {"id": ID, "service_id": ID, "location_id": ID},
        ("service_id", "location_id"),
        {"service_id": "service", "location_id": "location"},
    ),
    "address": of_location(
        "addresses.csv",
        *("address_1", "country", "address_type"),
        **dict.fromkeys(("address_1", "city", "state_province", "postal_code", "country", "address_type"), TEXT),
    ),
    "accessibility": of_location("accessibility.csv", description=TEXT),
    "schedule": Table(
        "schedules.csv",
        {
            "id": ID,
            "service_at_location_id": ID,
            "freq": TEXT,
            "byday": TEXT,
            "opens_at": CLOCK,
            "closes_at": CLOCK,
            "timezone": NUMBER,
            "valid_from": DATE,
            "valid_to": DATE,
            "description": TEXT,
        },
        ("service_at_location_id",),
        {"service_at_location_id": "service_at_location"},
    ),
    "taxonomy": Table(
        "taxonomies.csv",
        {"id": ID, "name": TEXT, "description": TEXT, "uri": URI, "version": TEXT},
        ("name", "description"),
    ),
    "taxonomy_term": Table(
        "taxonomy_terms.csv",
        {
            "id": ID,
            "code": TEXT,
            "name": TEXT,
            "description": TEXT,
            "parent_id": ID,
            "taxonomy": TEXT,
            "taxonomy_id": ID,
            "language": TEXT,
        },
        ("name", "description"),
        {"taxonomy_id": "taxonomy", "parent_id": "taxonomy_term"},
    ),
    "attribute": Table(
        "attributes.csv",
        {"id": ID, "link_id": ID, "taxonomy_term_id": ID, "link_type": TEXT, "link_entity": TEXT, "value": TEXT},
        ("link_id", "taxonomy_term_id", "link_entity"),
        {"taxonomy_term_id": "taxonomy_term"},
    ),
    "unit": Table("units.csv", {"id": ID, "name": TEXT}, ("name",)),
    "service_capacity": Table(
        "service_capacity.csv",
        {
            "id": ID,
            "service_id": ID,
            "unit_id": ID,
            "available": NUMBER,
            "updated": DAYS_FIRST_MOMENT,
            "description": TEXT,
        },
        ("service_id", "unit_id", "available", "updated"),
        {"service_id": "service", "unit_id": "unit"},
    ),
}

# Lists, and single objects, that stand inside an object and are rows of a table of their own.
PARTS: Final[Mapping[str, Mapping[str, str]]] = {
    "service": {
        "phones": "phone",
        "languages": "language",
        "cost_options": "cost_option",
        "service_areas": "service_area",
        "required_documents": "required_document",
        "service_at_locations": "service_at_location",
        "attributes": "attribute",
        "capacities": "service_capacity",
    },
    "service_at_location": {"location": "location", "schedules": "schedule"},
    "location": {"addresses": "address", "accessibility": "accessibility"},
    "service_capacity": {"unit": "unit"},
}
# Tables that are lists of the API by themselves: whose rows stand inside many objects.
LISTS: Final[Mapping[str, str]] = {
    "organization": "organizations",
    "taxonomy": "taxonomies",
    "taxonomy_term": "taxonomy_terms",
}
# Whose rows may stand inside several objects too, and are few or small.
SHARED: Final = frozenset({"location", "unit"})

Row = Mapping[str, Any]
