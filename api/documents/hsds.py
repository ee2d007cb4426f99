"""The doors of HSDS in the OpenAPI document."""

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema

from api.documents.errors import errors
from api.documents.shapes import shape

PAGE_NUMBER = {"type": "integer", "minimum": 1, "default": 1}
PER_PAGE = {"type": "integer", "minimum": 1, "maximum": 100, "default": 50}
SEARCH = {"type": "string", "maxLength": 200}
MODIFIED = {"anyOf": [{"type": "string", "format": "date-time"}, {"type": "string", "format": "date"}]}

SERVICES = [
    OpenApiParameter("page", PAGE_NUMBER, description="A page past the end is empty."),
    OpenApiParameter("per_page", PER_PAGE, description="`perPage` is understood too."),
    OpenApiParameter("search", SEARCH, description="Words in the name or description."),
    OpenApiParameter("taxonomy_term_id", OpenApiTypes.UUID, description="Only services with this need or audience."),
    OpenApiParameter("taxonomy_id", OpenApiTypes.UUID, description="Only services with any word of this taxonomy."),
    OpenApiParameter("organization_id", OpenApiTypes.UUID, description="Only services of this body."),
    OpenApiParameter("modified_after", MODIFIED, description="Only what changed at that moment or after."),
    OpenApiParameter("full", bool, description="Full objects, as under /hsds/services/{id}."),
    OpenApiParameter("minimal", bool, description="Only id, name, status and last_modified."),
]

root = extend_schema(
    operation_id="hsds_root",
    tags=["hsds"],
    summary="About this API",
    responses={200: shape("HSDSRoot"), **errors()},
)
services = extend_schema(
    operation_id="hsds_services",
    tags=["hsds"],
    summary="The published services",
    parameters=SERVICES,
    responses={200: shape("HSDSServices"), **errors(400, 422)},
)
service = extend_schema(
    operation_id="hsds_service",
    tags=["hsds"],
    summary="One service with all that hangs on it",
    parameters=[OpenApiParameter("id", OpenApiTypes.UUID, OpenApiParameter.PATH)],
    responses={200: shape("HSDSService"), **errors(404)},
)
