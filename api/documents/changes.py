"""The feed of changes in the OpenAPI document."""

from typing import Final

from drf_spectacular.utils import OpenApiExample, OpenApiParameter, extend_schema

from api.documents.errors import errors
from api.documents.shapes import DATE_TIME, TEXT, UUID, YES_NO, Schema, fields, list_of, said, shape

LIMIT: Final = 500
MOST: Final = 1000

CHANGE = fields(
    {
        "id": said(UUID, "The service."),
        "number": said({"type": "integer", "minimum": 1}, "Grows from change to change; none comes twice."),
        "deleted": said(YES_NO, "It is public no more: delete it and all that you hold of it."),
        "at": DATE_TIME,
        "url": said({"type": "string", "format": "uri"}, "Where the service is; 404 when it is deleted."),
    }
)
SHAPES: dict[str, Schema] = {
    "Change": CHANGE,
    "Changes": fields(
        {
            "changes": list_of(shape("Change")),
            "next": said(TEXT, "The cursor to go on with, now or tomorrow; keep it with what you have stored."),
            "more": said(YES_NO, "Whether there is more at once."),
        }
    ),
}

PARAMETERS: Final = [
    OpenApiParameter(
        "since",
        {"type": "string", "pattern": "^[A-Za-z0-9_-]{43}$"},
        description="The cursor `next` of the last answer, or of an export. Without it: all that is public.",
    ),
    OpenApiParameter(
        "limit", {"type": "integer", "minimum": 1, "maximum": MOST, "default": LIMIT}, description="How many changes."
    ),
]
NAMES: Final = frozenset(one.name for one in PARAMETERS)
CURSOR: Final = "c2FtcGxlIGZlZWQgMDAwMQAAAAAAAAQSAAAAAAAABBI"
EXAMPLE: Final = OpenApiExample(
    "One changed, one is gone",
    value={
        "changes": [
            {
                "id": "0b0e7c53-0000-5000-8000-000000000000",
                "number": 1041,
                "deleted": False,
                "at": "2026-11-26T09:30:00.000000+00:00",
                "url": "https://example.org/hsds/services/0b0e7c53-0000-5000-8000-000000000000",
            },
            {
                "id": "0b0e7c53-0000-5000-8000-000000000001",
                "number": 1042,
                "deleted": True,
                "at": "2026-11-26T09:31:00.000000+00:00",
                "url": "https://example.org/hsds/services/0b0e7c53-0000-5000-8000-000000000001",
            },
        ],
        "next": CURSOR,
        "more": False,
    },
    response_only=True,
    status_codes=["200"],
)

changes = extend_schema(
    operation_id="changes",
    tags=["copies"],
    summary="What changed since you last asked",
    description=(
        "Each service stands in it once, with its newest change. Ask until `more` is false, fetch what is not deleted, "
        "delete what is, and keep `next`. Nothing is left out, whoever else writes meanwhile."
    ),
    parameters=PARAMETERS,
    examples=[EXAMPLE],
    responses={200: shape("Changes"), **errors(400, 410, 422)},
)
