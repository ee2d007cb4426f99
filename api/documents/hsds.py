"""The doors of HSDS in the OpenAPI document."""

from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema, extend_schema_view

from api.documents.errors import errors
from api.documents.hsds_parameters import ALL, body, parameters
from api.documents.shapes import Schema, shape

LINES = "application/x-ndjson"
NOT_MODIFIED = {304: OpenApiResponse(description="What the caller has is still what would be sent.")}
ID = OpenApiParameter("id", OpenApiTypes.UUID, OpenApiParameter.PATH)
HELD = OpenApiParameter(
    "If-None-Match", str, OpenApiParameter.HEADER, description="The `ETag` of the answer that the caller has."
)


def listed(name: str, of: str, summary: str) -> Any:
    """Return the description of a list: by GET, and by POST with the same question in a body."""
    page = {(200, "application/json"): shape(of), (200, LINES): one_a_line(of)}
    return extend_schema_view(
        get=extend_schema(
            operation_id=f"hsds_{name}",
            tags=["hsds"],
            summary=summary,
            parameters=[*parameters(name), HELD],
            responses={**page, **NOT_MODIFIED, **errors(400, 422)},
        ),
        post=extend_schema(
            operation_id=f"hsds_{name}_post",
            tags=["hsds"],
            summary=f"{summary}, question in the body",
            description="The same names as GET, as JSON; in the address they are understood too.",
            request={"application/json": body(name)},
            responses={**page, **errors(400, 411, 413, 415, 422)},
        ),
    )


def one_a_line(of: str) -> OpenApiResponse:
    """Return what stands on each line of a stream. `Content-Length` says when it is whole."""
    return OpenApiResponse(OpenApiTypes.STR, description=f"With format=ndjson: the contents of {of}, one on each line.")


def one(name: str, of: str, summary: str, *more: OpenApiParameter) -> Any:
    """Return the description of one thing by its id."""
    said = extend_schema(
        operation_id=f"hsds_{name}",
        tags=["hsds"],
        summary=summary,
        parameters=[ID, *more, HELD],
        responses={200: shape(of), **NOT_MODIFIED, **errors(400, 404, *([422] if more else []))},
    )
    return extend_schema_view(get=said)


def about(name: str, answer: Schema, summary: str, *statuses: int, **more: Any) -> Any:
    """Return the description of something about the API."""
    said = extend_schema(
        operation_id=f"hsds_{name}",
        tags=["hsds"],
        summary=summary,
        responses={200: answer, **NOT_MODIFIED, **errors(400, *statuses)},
        **more,
    )
    return extend_schema_view(get=said)


root = about("root", shape("HSDSRoot"), "About this API")
profile = about("profile", shape("HSDSProfile"), "Our profile of HSDS")
profile_part = about(
    "profile_part",
    {"type": "object", "additionalProperties": True},
    "What the profile adds to a schema of the standard (JSON Merge Patch)",
    404,
    parameters=[OpenApiParameter("name", {"type": "string", "pattern": "^[a-z_]+$"}, OpenApiParameter.PATH)],
)
conformance = about("conformance", shape("HSDSConformance"), "How well we keep to the standard, by our own checks")

services = listed("services", "HSDSServices", "The published services")
organizations = listed("organizations", "HSDSOrganizations", "The bodies that offer published services")
service_at_locations = listed(
    "service_at_locations", "HSDSServiceAtLocations", "The published services at their places"
)
taxonomies = listed("taxonomies", "HSDSTaxonomies", "The lists of words for needs and audiences")
taxonomy_terms = listed("taxonomy_terms", "HSDSTaxonomyTerms", "The words for needs and audiences")

service = one("service", "HSDSService", "One service with all that hangs on it")
organization = one(
    "organization",
    "HSDSOrganization",
    "One body with its services",
    OpenApiParameter("full_service", bool, description=ALL["full_service"].meaning),
)
service_at_location = one("service_at_location", "HSDSServiceAtLocation", "One service at one place")
taxonomy = one("taxonomy", "HSDSTaxonomy", "One list of words")
taxonomy_term = one("taxonomy_term", "HSDSTaxonomyTerm", "One word")
