"""The error answers of every door, for the OpenAPI document."""

from typing import Any

from drf_spectacular.utils import OpenApiExample, OpenApiResponse

from api.documents.shapes import shape
from api.problems import MEDIA_TYPE, TITLES

WHEN: dict[int, str] = {
    400: "The request or its JSON cannot be read.",
    401: "The key is missing, not known, over, or stopped; `WWW-Authenticate` says which header shows it.",
    403: "The key lacks the scope that `WWW-Authenticate` names.",
    404: "Unknown, or not public: the two answers are the same.",
    405: "The method is not one of those in `Allow`.",
    406: "`Accept` leaves out JSON.",
    410: "The cursor is older than the 90 days for which deletions are kept, or of a feed that ended.",
    411: "The body comes in chunks, without its length.",
    413: "The body is larger than 64 KB.",
    415: "The body is not `application/json`.",
    416: "The range begins behind the end of the file; `Content-Range` says how long it is.",
    422: "A parameter cannot be used: see `errors`; or the place is ambiguous: see `candidates`.",
    429: "The key calls faster than `RateLimit-Policy` allows; `Retry-After` says when to try again.",
    503: "The database does not answer; `Retry-After` says when to try again.",
}


def errors(*statuses: int) -> dict[Any, OpenApiResponse]:
    """Return the documented problems for `statuses`, with an example each."""
    return {(status, MEDIA_TYPE): described(status) for status in (*statuses, 405, 406, 503)}


def described(status: int) -> OpenApiResponse:
    """Return what `status` means and how it looks."""
    body: dict[str, Any] = {"type": "about:blank", "title": TITLES[status], "status": status, "detail": WHEN[status]}
    example = OpenApiExample(TITLES[status], value=body, media_type=MEDIA_TYPE, status_codes=[str(status)])
    return OpenApiResponse(shape("Problem"), description=WHEN[status], examples=[example])
