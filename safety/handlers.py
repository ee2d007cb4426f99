"""What Django calls when a request cannot be answered (`handler400` and its sisters, and `CSRF_FAILURE_VIEW`)."""

import logging
import sys
from collections.abc import Callable

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse

from safety.problems import answer

log = logging.getLogger("safety")
AWAY = (OperationalError, InterfaceError)
Answer = Callable[[HttpRequest], HttpResponse]


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 400."""
    return answer(request, 400)


def forbidden(request: HttpRequest, exception: Exception | None = None, reason: str = "") -> HttpResponse:
    """Answer 403."""
    return answer(request, 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 404."""
    return answer(request, 404)


def broken(request: HttpRequest) -> HttpResponse:
    """Answer 500; 503 when it was the database that did not answer, outside of any view."""
    return answer(request, 503 if isinstance(sys.exc_info()[1], AWAY) else 500)


class DatabaseAway:
    """Answers 503 when the database does not (Django middleware)."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer for a view that could not reach the database, or was refused by it as too busy."""
        if not isinstance(exception, AWAY):
            return None
        log.error("the database did not answer: %s", type(exception).__name__)
        return answer(request, 503)
