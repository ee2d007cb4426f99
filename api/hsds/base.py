"""What all doors of HSDS share: open data has an ETag, and what has not changed is answered before any work is done."""

from hashlib import blake2b
from typing import Any, ClassVar, TypeVar

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.http import http_date
from rest_framework.request import Request

from api.hsds.edition import Edition
from api.hsds.unchanged import KEPT, SAFE, address_of, is_held, not_modified, unchanged
from api.views import PublicView

Answer = HttpResponse | StreamingHttpResponse
A = TypeVar("A", HttpResponse, Answer)


class HSDSView(PublicView):
    """Open data. `has_edition`: the answer changes with the catalogue; else its ETag is that of its own bytes."""

    has_edition: ClassVar[bool] = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer 304 where the caller has this edition already."""
        if self.has_edition and (held := unchanged(request)):
            return held
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


def kept(response: A, tag: str, known: Edition | None = None) -> A:
    """Let everybody keep an answer; return it."""
    for name, value in {"ETag": tag, **KEPT}.items():
        response.headers[name] = value
    last = known.last_modified(timezone.now()) if known else None
    if last is not None:
        response.headers["Last-Modified"] = http_date(last.timestamp())
    return response
