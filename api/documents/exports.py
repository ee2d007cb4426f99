"""The files with the whole directory in the OpenAPI document."""

from typing import Any, Final

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, OpenApiResponse, extend_schema

from api.documents.changes import CURSOR
from api.documents.errors import errors
from api.documents.hsds import HELD, NOT_MODIFIED
from api.documents.shapes import shape

BYTES: Final = "application/octet-stream"
EXAMPLE: Final = OpenApiExample(
    "One of the files",
    value={
        "exports": [
            {
                "name": "20261126T212000000000Z-1042-services.jsonl",
                "url": "https://example.org/api/v1/exports/20261126T212000000000Z-1042-services.jsonl",
                "kind": "services.jsonl",
                "media_type": "application/x-ndjson",
                "bytes": 735578,
                "sha256": "99dd77dc85f273b2dfdd3669b16ca9accbb050d932d49b7da8e5bdeebd07137c",
                "made_at": "2026-11-26T21:20:00+00:00",
                "cursor": CURSOR,
                "catalogue_version": 77,
            }
        ]
    },
    response_only=True,
    status_codes=["200"],
)
# Files have kinds of their own; which, the list says.
FILE: Final[dict[Any, OpenApiResponse]] = {
    (200, BYTES): OpenApiResponse(OpenApiTypes.BINARY, description="The file; `Repr-Digest` has its SHA-256."),
    (206, BYTES): OpenApiResponse(OpenApiTypes.BINARY, description="The part that was asked for: see `Content-Range`."),
}

exports = extend_schema(
    operation_id="exports",
    tags=["copies"],
    summary="The whole directory as files",
    description=(
        "Made every night, and anew as soon as something in them left the public. All files of one `made_at` hold one "
        "moment; ask for changes from their `cursor` on and nothing is missing."
    ),
    parameters=[HELD],
    examples=[EXAMPLE],
    responses={200: shape("Exports"), **NOT_MODIFIED, **errors(400, 422)},
)
export_file = extend_schema(
    operation_id="export_file",
    tags=["copies"],
    summary="One of the files, whole or in parts",
    description=(
        "By its `name`, under which it never changes, or by its `kind` for the newest. `Range` with `If-Range` goes on "
        "where a broken line ended."
    ),
    parameters=[
        OpenApiParameter("name", {"type": "string", "pattern": "^[A-Za-z0-9.-]+$"}, OpenApiParameter.PATH),
        OpenApiParameter(
            "Range", str, OpenApiParameter.HEADER, description="bytes=1000- or bytes=0-999, one at a time."
        ),
        OpenApiParameter("If-Range", str, OpenApiParameter.HEADER, description="The `ETag` of what was begun."),
        HELD,
    ],
    responses={**FILE, **NOT_MODIFIED, **errors(400, 404, 416)},
)
