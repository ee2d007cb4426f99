"""The doors that take a key, in the OpenAPI document."""

from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.utils import OpenApiExample, OpenApiResponse, extend_schema

from api.documents.errors import errors
from api.documents.shapes import Schema, shape

SAID = {
    "partner": "Example helpline app",
    "name": "server",
    "prefix": "0123abcd",
    "scopes": ["handoff.write"],
    "per_minute": 60,
    "per_day": 5000,
    "expires_at": "2027-01-31T09:00:00Z",
    "is_replaced": False,
}


class BearerKey(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """Says how a key is shown."""

    target_class = "api.keys.ByKey"
    name = "key"

    def get_security_definition(self, auto_schema: Any) -> Schema:
        """Return the scheme."""
        return {"type": "http", "scheme": "bearer", "description": "A key of the partners' pages: `raah_…`."}


def key_errors(*statuses: int) -> dict[Any, OpenApiResponse]:
    """Return the documented problems of a door that takes a key."""
    return errors(400, 401, 403, 429, *statuses)


key = extend_schema(
    operation_id="key",
    tags=["keys"],
    summary="What a key may do, and until when",
    examples=[OpenApiExample("A key", value=SAID, response_only=True, status_codes=["200"])],
    responses={200: shape("Key"), **key_errors()},
)
