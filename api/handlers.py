"""What Django calls when a request never reached a view: a problem under the API's addresses, else the site's page."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from api.language import language_of
from api.problems import problem
from safety import handlers

ADDRESSES: Final = ("/api/", "/hsds/", "/sandbox/")

Handler = Callable[..., HttpResponse]


def for_programs(page: Handler) -> Handler:
    """Return a handler that answers programs with a problem of the page's status."""

    @wraps(page)
    def handler(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = page(request, *args, **kwargs)
        if not request.path_info.startswith(ADDRESSES):
            return response
        with translation.override(language_of(request)):
            return problem(response.status_code)

    return handler


bad_request = for_programs(handlers.bad_request)
forbidden = for_programs(handlers.forbidden)
not_found = for_programs(handlers.not_found)
broken = for_programs(handlers.broken)
