"""Turns every exception under /api/ and /hsds/ into a problem; none leaves as a page or a stack trace."""

import logging
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpResponse, UnreadablePostError
from django.utils.functional import Promise
from rest_framework.exceptions import APIException

from api.problems import TITLES, problem
from safety.logs import where

log = logging.getLogger("api")

# The first row whose class fits decides, so narrow ones stand above wide ones.
STATUSES: tuple[tuple[type[Exception], int], ...] = (
    (Http404, 404),
    (PermissionDenied, 403),
    (RequestDataTooBig, 413),
    (SuspiciousOperation, 400),
    (UnreadablePostError, 400),
    (OperationalError, 503),
    (InterfaceError, 503),
)


class Refusal(APIException):
    """A question that cannot be answered, with what is wrong in each parameter or what was perhaps meant."""

    status_code = 422

    def __init__(self, detail: str | Promise | None = None, *, status: int = 422, **members: Any) -> None:
        super().__init__()
        self.said = detail
        self.status_code = status
        self.members = members


def answer(exc: Exception, context: dict[str, Any]) -> HttpResponse:
    """Return the problem that `exc` means to the one who asked."""
    if isinstance(exc, Refusal):
        return problem(exc.status_code, exc.said, **exc.members)
    status = status_of(exc)
    if status == 500:
        # Where it broke, never what was asked: a message may hold a person's words.
        log.error("unforeseen\n%s", where(exc))
    response = problem(status)
    if status == 405:
        response["Allow"] = ", ".join(context["view"].allowed_methods)
    if status == 503:
        response["Retry-After"] = "5"
    return response


def status_of(exc: Exception) -> int:
    """Return the HTTP status that fits `exc`; 500 for what nobody foresaw."""
    if isinstance(exc, APIException):
        return exc.status_code if exc.status_code in TITLES else 400
    return next((status for kind, status in STATUSES if isinstance(exc, kind)), 500)
