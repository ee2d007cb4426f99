"""Our profile of HSDS 3.1: what we add to the standard's objects, as JSON Merge Patches (RFC 7386) of its schemas.

The standard's rules for profiles: https://docs.openreferral.org/en/latest/hsds/profiles.html. An object of ours is
valid by the official schemas as they are; the profile only adds, all of it under one name of its own.
"""

from collections.abc import Mapping
from typing import Final

from api.documents.hsds_shapes import LOCATION_OURS, SERVICE_OURS
from api.documents.shapes import Schema, said
from api.hsds.writing.shared import OURS

VERSION: Final = "1.0.0"
HSDS: Final = "3.1"
NAME: Final = "Raah"
TITLE: Final = "Help for survivors of harassment and violence"
DESCRIPTION: Final = (
    "HSDS for a directory of help that survivors can rely on. Adds what they and their helpers ask first: which needs "
    "a service answers and for whom, whether it has been confirmed and whether that is too long ago, "
    "whether it takes new people, and how closely a place is known, with a point near by that may be shown on a map. "
    "Removes nothing, and makes nothing in the standard mean anything else."
)


def addition(**properties: Schema) -> Schema:
    """Return a patch that adds properties."""
    return {"properties": properties}


# By name of the standard's schema.
PATCHES: Final[Mapping[str, Schema]] = {
    "service": addition(**{OURS: said(SERVICE_OURS, "What our profile adds.")}),
    "location": addition(**{OURS: said(LOCATION_OURS, "What our profile adds.")}),
    "organization": addition(
        services={
            "type": "array",
            "items": {"$ref": "service.json"},
            "description": "What it offers: id, name, status and last_modified, or in full with full_service.",
        }
    ),
    "service_at_location": addition(
        service={"$ref": "service.json", "description": "Whose it is: id, name, status and last_modified."}
    ),
}
