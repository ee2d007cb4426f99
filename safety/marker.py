"""The marker of leaving: for a quarter of an hour this browser is shown nothing of the site.

Two cookies mean the same. One is set by the server and cannot be read by a page; the other is set by the page itself,
so that it is there before, or without, any answer of ours.
"""

from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase

from safety.headers import OPEN_DOORS
from safety.neutral import neutral_page

SERVERS: Final = "rest"
# static/leave.js writes this one.
PAGES: Final = "away"
MARKERS: Final = (SERVERS, PAGES)
SECONDS: Final = 15 * 60
SAFE: Final = ("GET", "HEAD")

Answers = Callable[[HttpRequest], HttpResponseBase]


def keep_away(get_response: Answers) -> Answers:
    """Lead whoever left away from every page (Django middleware)."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if request.path_info == "/" and request.method not in SAFE:
            return come_back()
        return (_away(request) if is_marked(request) else None) or get_response(request)

    return middleware


def is_marked(request: HttpRequest) -> bool:
    """Say whether this browser left a short while ago."""
    return not request.COOKIES.keys().isdisjoint(MARKERS)


def mark(request: HttpRequest, response: HttpResponse) -> None:
    """Mark the browser, and take away every other cookie that it sent."""
    for name in request.COOKIES.keys() - set(MARKERS):
        response.delete_cookie(name, samesite="Lax")
    response.set_cookie(SERVERS, "1", SECONDS, httponly=True, samesite="Lax", secure=request.is_secure())


def come_back() -> HttpResponse:
    """Answer the neutral page's button: what left may come in again."""
    response = see_other("/")
    for name in MARKERS:
        response.delete_cookie(name, samesite="Lax")
    return response


class SeeOther(HttpResponseRedirect):
    """A redirect that is followed by a GET, whatever was asked."""

    status_code = 303


def see_other(where: str) -> HttpResponse:
    """Return a redirect to another address, to be asked for by a GET."""
    return SeeOther(where)


def _away(request: HttpRequest) -> HttpResponse | None:
    """Answer for a marked browser; None for what it may ask as ever: to leave again, and what programs ask."""
    path = request.path_info
    if path == "/leave" or path.startswith(OPEN_DOORS):
        return None
    if request.method not in SAFE:
        # The policy `form-action 'self'` would stop a form on its way to another site, and the page would stay.
        return see_other("/")
    return neutral_page(request) if path == "/" else see_other(settings.NEUTRAL_SITE)
