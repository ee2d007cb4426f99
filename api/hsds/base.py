"""What all doors of HSDS share: open data has an ETag, and what has not changed is answered before any work is done."""

from hashlib import blake2b
from typing import Any, ClassVar, Final, TypeVar

from django.db import Error
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.http import http_date, parse_http_date_safe
from rest_framework.request import Request

from api.hsds import edition
from api.hsds.edition import Edition
from api.views import PublicView

Answer = HttpResponse | StreamingHttpResponse
A = TypeVar("A", HttpResponse, Answer)

SAFE: Final = ("GET", "HEAD")
# Anybody may keep an answer, and asks each time whether it still holds: a place that was hidden is hidden at once.
KEPT: Final = {"Cache-Control": "public, no-cache", "Access-Control-Allow-Origin": "*", "Vary": "Accept"}


class HSDSView(PublicView):
    """Open data. `has_edition`: the answer changes with the catalogue; else its ETag is that of its own bytes."""

    has_edition: ClassVar[bool] = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer 304 where the caller has this edition already."""
        if self.has_edition and request.method in SAFE and is_conditional(request):
            try:
                known = edition.recent()
            except Error:
                return super().dispatch(request, *args, **kwargs)
            if is_held(request, tag := known.tag(address_of(request)), known):
                return not_modified(tag)
        return super().dispatch(request, *args, **kwargs)

    def sent(self, request: Request, response: Answer, known: Edition) -> Answer:
        """Let everybody keep an answer: of this edition, or by its own bytes."""
        if self.has_edition:
            return kept(response, known.tag(address_of(request)), known)
        return self.sent_by_content(request, response) if isinstance(response, HttpResponse) else response

    def sent_by_content(self, request: Request, response: HttpResponse) -> HttpResponse:
        """Let everybody keep an answer; say that it is the same as before where it is."""
        tag = f'"{blake2b(response.content, digest_size=12).hexdigest()}"'
        return not_modified(tag) if request.method in SAFE and is_held(request, tag) else kept(response, tag)

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        """Lay on the headers of open data; an error is not kept."""
        answer = super().finalize_response(request, response, *args, **kwargs)
        answer.headers.setdefault("Cache-Control", "no-store")
        if answer.status_code == 200:
            # The standard's objects are in English, with a name in Urdu beside it, whatever language is asked for.
            answer.headers["Content-Language"] = "en"
        return answer


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


def kept(response: A, tag: str, known: Edition | None = None) -> A:
    """Let everybody keep an answer; return it."""
    for name, value in {"ETag": tag, **KEPT}.items():
        response.headers[name] = value
    last = known.last_modified(timezone.now()) if known else None
    if last is not None:
        response.headers["Last-Modified"] = http_date(last.timestamp())
    return response
