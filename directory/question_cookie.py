"""The question cookie: what she asked, sealed, so that the page of answers has no question in its address.

A browser that sends any cookie back is known to keep cookies: then the question is put into it, and the
form's answer leads to a page that reads it. An empty one is set by the pages from which a search can start, so that the
first search knows it already. What is bad, old or of somebody else counts as none.
"""

import time
from collections.abc import Callable, Mapping
from functools import cache, wraps
from typing import Any

import orjson
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from directory.question import PARAMETERS, clean
from safety.sealing import key_for, seal, unseal

NAME = "question"
SECONDS = 15 * 60
KEPT = ("q", *sorted(PARAMETERS))

Params = Mapping[str, list[str]]
View = Callable[..., HttpResponse]


def is_kept(request: HttpRequest) -> bool:
    """Say whether this browser gives cookies back: this one, or the switch "no trail", or any other."""
    return bool(request.COOKIES)


def remember(request: HttpRequest, response: HttpResponse, params: Params) -> bool:
    """Put the question into the response's cookie; False when it is too long for one."""
    said = {name: cleaned for name in KEPT if (cleaned := [text for text in map(clean, params.get(name, [])) if text])}
    sealed = seal(orjson.dumps(said), _key(settings.SECRET_KEY), now=int(time.time()))
    if sealed is not None:
        _set(request, response, sealed)
    return sealed is not None


def recall(request: HttpRequest) -> dict[str, list[str]]:
    """Return the question that the request's cookie holds; empty when there is none that we sealed just now."""
    sealed = request.COOKIES.get(NAME, "")
    said = unseal(sealed, _key(settings.SECRET_KEY), now=int(time.time()), within_s=SECONDS)
    return orjson.loads(said) if said else {}


def search_starts_here(view: View) -> View:
    """Let a view set the empty cookie where there is none."""

    @wraps(view)
    def probing(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if not is_kept(request):
            _set(request, response, "")
        return response

    return probing


def forget(response: HttpResponse, **_: Any) -> None:
    """Take the cookie away (receiver of `left`)."""
    response.delete_cookie(NAME, samesite="Lax")


def _set(request: HttpRequest, response: HttpResponse, value: str) -> None:
    response.set_cookie(NAME, value, SECONDS, httponly=True, samesite="Lax", secure=request.is_secure())


@cache
def _key(secret: str) -> bytes:
    return key_for("question", secret)
