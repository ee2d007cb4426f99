"""Reads JSON bodies: small ones, well-formed ones, objects only."""

from typing import IO, Any, Final

import orjson
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from rest_framework.parsers import BaseParser

from api.errors import Refusal

MAX_BODY: Final = 64 * 1024


def refuse_unmeasured(request: HttpRequest) -> None:
    """Refuse a body sent in chunks (411): a WSGI server hands it over as if it were empty."""
    if "HTTP_TRANSFER_ENCODING" in request.META and not request.META.get("CONTENT_LENGTH"):
        raise Refusal(status=411)


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
