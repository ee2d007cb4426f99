"""What the caller has already is not sent again: 304 (RFC 9110, 15.4.5), before any work is done."""

from collections.abc import Callable
from typing import Final

from django.db import Error
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.http import parse_http_date_safe
from rest_framework.request import Request

from api.hsds import edition
from api.hsds.edition import Edition

SAFE: Final = ("GET", "HEAD")
DOORS: Final = "/hsds/"
# Anybody may keep an answer, and asks each time whether it still holds: a place that was hidden is hidden at once.
KEPT: Final = {
    "Cache-Control": "public, no-cache",
    "Access-Control-Allow-Origin": "*",
    "Vary": "Accept, Accept-Language",
}

Answers = Callable[[HttpRequest], HttpResponseBase]


def by_tag(get_response: Answers) -> Answers:
    """Answer whoever sends the tag of this edition, at this address, before its door is looked for (middleware).

    Nobody else has that tag, for the address is part of it; a date says nothing of the address, and is for the door.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if request.path_info.startswith(DOORS) and "HTTP_IF_NONE_MATCH" in request.META:
            return unchanged(request) or get_response(request)
        return get_response(request)

    return middleware


def unchanged(request: HttpRequest) -> HttpResponse | None:
    """Return the 304 for whoever has this edition; None for everybody else, and when the database is away."""
    if request.method not in SAFE or not is_conditional(request):
        return None
    try:
        known = edition.recent()
    except Error:
        return None
    tag = known.tag(address_of(request))
    return not_modified(tag) if is_held(request, tag, known) else None


def is_conditional(request: HttpRequest) -> bool:
    """Tell whether the caller has an answer already."""
    return "HTTP_IF_NONE_MATCH" in request.META or "HTTP_IF_MODIFIED_SINCE" in request.META


def is_held(request: HttpRequest | Request, tag: str, known: Edition | None = None) -> bool:
    """Tell whether what the caller has is still what would be sent (RFC 9110, 13.2.2)."""
    if (held := request.META.get("HTTP_IF_NONE_MATCH")) is not None:
        return tag in held
    since = parse_http_date_safe(request.META.get("HTTP_IF_MODIFIED_SINCE", ""))
    last = known.last_modified(timezone.now()) if known else None
    return since is not None and last is not None and last.timestamp() <= since


def address_of(request: HttpRequest | Request) -> str:
    """Return what was asked, under which name of the site, and in which form."""
    meta = request.META
    return f"{request.scheme} {meta.get('HTTP_HOST')} {request.get_full_path()} {meta.get('HTTP_ACCEPT', '*/*')}"


def not_modified(tag: str) -> HttpResponse:
    """Return the answer to whoever has this already (RFC 9110, 15.4.5)."""
    return HttpResponse(status=304, headers={"ETag": tag, **KEPT})
