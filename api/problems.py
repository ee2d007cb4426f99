"""Errors as RFC 9457 problem details: what each status is called, and what it says to a person."""

from typing import Any, Final

import orjson
from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MEDIA_TYPE: Final = "application/problem+json"

# The phrases of RFC 9110. Python's own list still has older ones that change between versions.
TITLES: Final[dict[int, str]] = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    405: "Method Not Allowed",
    406: "Not Acceptable",
    410: "Gone",
    411: "Length Required",
    413: "Content Too Large",
    415: "Unsupported Media Type",
    416: "Range Not Satisfiable",
    422: "Unprocessable Content",
    429: "Too Many Requests",
    500: "Internal Server Error",
    503: "Service Unavailable",
}

DETAILS: Final[dict[int, Promise]] = {
    400: _("The request cannot be read."),
    401: _("This address needs a key that is valid, in the header Authorization: Bearer."),
    403: _("You may not do this."),
    404: _("There is nothing here."),
    405: _("This address does not answer to that method."),
    406: _("This address answers in JSON only."),
    410: _("This was here, and is over."),
    411: _("Say how long the body is, in Content-Length."),
    413: _("The request is too large."),
    415: _("Send JSON, with the content type application/json."),
    416: _("The file is shorter than the part that was asked for."),
    422: _("Something in the question cannot be used."),
    429: _("Too many requests. Wait a little."),
    500: _("Something went wrong on our side."),
    503: _("We cannot look this up at the moment. Try again in a few seconds."),
}


def problem(status: int, detail: str | Promise | None = None, **members: Any) -> HttpResponse:
    """Return the answer for `status`; `members` (errors, candidates) stand beside the standard ones."""
    said = DETAILS[status] if detail is None else detail
    body = {"type": "about:blank", "title": TITLES[status], "status": status, "detail": str(said), **members}
    return HttpResponse(orjson.dumps(body, default=str), status=status, content_type=MEDIA_TYPE)
