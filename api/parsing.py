"""Reads JSON bodies: small ones, well-formed ones, objects only."""

from typing import IO, Any, Final

import orjson
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from rest_framework.parsers import BaseParser

from api.errors import Refusal

MAX_BODY: Final = 64 * 1024


def refuse_unreadable(request: HttpRequest) -> None:
    """Refuse a body in chunks (411), which a WSGI server hands over as if it were empty, and a packed one (415).

    What is packed may be a thousand times as long as it looks.
    """
    if "HTTP_TRANSFER_ENCODING" in request.META and not request.META.get("CONTENT_LENGTH"):
        raise Refusal(status=411)
    if request.META.get("HTTP_CONTENT_ENCODING", "identity").strip().lower() not in ("", "identity"):
        raise Refusal(_("Send the body as it is, without Content-Encoding."), status=415)


class JSONParser(BaseParser):
    """Refuses what is larger than 64 KB (413) or not a JSON object (400): NaN, lone surrogates, deep nesting."""

    media_type = "application/json"

    def parse(self, stream: IO[Any], media_type: str | None = None, parser_context: Any = None) -> dict[str, Any]:
        """Return the object in `stream`."""
        body = stream.read(MAX_BODY + 1)
        if len(body) > MAX_BODY:
            raise Refusal(status=413)
        try:
            read = orjson.loads(body)
        except orjson.JSONDecodeError as error:
            raise Refusal(_("The body is not well-formed JSON."), status=400) from error
        if not isinstance(read, dict):
            raise Refusal(_("The body must be a JSON object."), status=400)
        return read
