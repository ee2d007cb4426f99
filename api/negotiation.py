"""Which form an answer takes: what almost every client accepts is settled without reading the header word by word."""

from collections.abc import Iterable
from typing import Any, Final

from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request

# What browsers' fetch, curl and HTTP libraries send by default, and what a caller writes who wants JSON.
PLAIN: Final = frozenset({"*/*", "application/json", "application/json, */*", "application/json, text/plain, */*"})


class Negotiation(DefaultContentNegotiation):
    """The framework's negotiation (RFC 9110, 12.5.1), with a short way for plain wishes."""

    def select_renderer(
        self, request: Request, renderers: Iterable[BaseRenderer], format_suffix: str | None = None
    ) -> Any:
        """Return a renderer and its media type; the first renderer of every view is JSON."""
        first = next(iter(renderers))
        if request.META.get("HTTP_ACCEPT", "*/*") in PLAIN:
            return first, first.media_type
        return super().select_renderer(request, renderers, format_suffix)
