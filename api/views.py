"""The view that all doors of the API share: open to all, JSON in and out, problems on errors."""

from collections.abc import Callable
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import translation
from drf_spectacular.openapi import AutoSchema
from rest_framework.permissions import AllowAny
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.views import APIView

from api.errors import answer
from api.language import language_of
from api.misplaced import refuse_key_in_address
from api.negotiation import Negotiation
from api.parsing import JSONParser

# What a page of another site may read of an answer, and may send with a question.
EXPOSED: Final = "Accept-Ranges, Content-Length, Content-Range, ETag, Link, Repr-Digest, Retry-After, X-Request-Id"
SENT: Final = "Accept-Language, Content-Type, If-Modified-Since, If-None-Match, If-Range, Range"


class ReadyJSON(BaseRenderer):
    """What can be negotiated. The views hand over bytes that are ready, so nothing is left to render."""

    media_type = "application/json"
    format = "json"


class PublicView(APIView):
    """Asks for no key, keeps no session, and may be called from any web page (CORS)."""

    authentication_classes = ()
    permission_classes = (AllowAny,)
    throttle_classes = ()
    parser_classes = (JSONParser,)
    content_negotiation_class = Negotiation
    renderer_classes: tuple[type[BaseRenderer], ...] = (ReadyJSON,)
    schema: Any = AutoSchema()

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer in the caller's language."""
        with translation.override(language_of(request)):
            return super().dispatch(request, *args, **kwargs)

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Look at what every door looks at before it answers."""
        refuse_key_in_address(request)
        super().initial(request, *args, **kwargs)

    def perform_authentication(self, request: Request) -> None:
        """Look for nobody: these doors are the same for all."""

    @property
    def default_response_headers(self) -> dict[str, str]:
        """Headers of every answer, errors too."""
        return {
            "Access-Control-Allow-Origin": "*",
            "Access-Control-Expose-Headers": EXPOSED,
            "Content-Language": translation.get_language() or "en",
            "Vary": "Accept-Language",
        }

    def get_exception_handler(self) -> Callable[[Exception, dict[str, Any]], HttpResponse]:
        """Say every error as a problem."""
        return answer

    def options(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # type: ignore[override]
        """Answer a browser that asks whether another site's page may call."""
        methods = ", ".join(self.allowed_methods)
        headers = {
            "Allow": methods,
            "Access-Control-Allow-Methods": methods,
            "Access-Control-Allow-Headers": SENT,
            "Access-Control-Max-Age": "86400",
        }
        return HttpResponse(status=204, headers=headers)


class NothingHere(PublicView):
    """Every address under /api/ and /hsds/ that is not a door, whatever is asked of it."""

    schema = None

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Answer 404 before anything else is looked at."""
        raise Http404
