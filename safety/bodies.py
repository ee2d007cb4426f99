"""How much a browser may send: what is larger than anything we take is refused before a byte of it is read."""

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from safety.problems import answer

Answers = Callable[[HttpRequest], HttpResponseBase]


def refuse_large(get_response: Answers) -> Answers:
    """Answer 413 to what says of itself that it is too large (Django middleware)."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if said_length(request) > settings.LARGEST_BODY:
            return answer(request, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        return get_response(request)

    return middleware


def said_length(request: HttpRequest) -> int:
    """Return how many bytes a request says that it has; none where it says nothing, for then Django reads nothing."""
    said = str(request.META.get("CONTENT_LENGTH") or "")
    return int(said) if said.isascii() and said.isdecimal() else 0
