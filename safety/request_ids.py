"""A name for each call of a program: in the answer's header and in our log, so that both sides mean the same call.

It is drawn by us. One that a caller brings is neither taken nor logged, for it may hold anything.
"""

from collections.abc import Callable
from contextvars import ContextVar
from secrets import token_hex
from typing import Final

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from safety.headers import OPEN_DOORS

HEADER: Final = "X-Request-Id"
BYTES: Final = 8
Answers = Callable[[HttpRequest], HttpResponseBase]

_current: ContextVar[str] = ContextVar("request_id", default="")


def current() -> str:
    """Return the name of the call that is being answered: 16 hex digits; "" outside of any, and for pages."""
    return _current.get()


def request_ids(get_response: Answers) -> Answers:
    """Name each call of a program (Django middleware)."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith(OPEN_DOORS):
            return get_response(request)
        before = _current.set(token_hex(BYTES))
        try:
            response = get_response(request)
            response.headers[HEADER] = current()
            return response
        finally:
            _current.reset(before)

    return middleware
