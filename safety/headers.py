"""Security headers: what a browser may do with our answers. Made once at start, laid on every answer."""

from collections.abc import Callable
from functools import cache

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from safety.inlined import carried, sources

Answers = Callable[[HttpRequest], HttpResponseBase]

# Doors for other people's programs: they hold public data and no page.
OPEN_DOORS = ("/api/", "/hsds/", "/sandbox/")
# Public data that may be kept and asked for again by its ETag.
CACHEABLE = ("/hsds/", "/api/schema")

EVERYWHERE = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "same-origin"),
)
PAGES = (
    *EVERYWHERE,
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    # No Permissions-Policy: only our own scripts run, and only a page itself may ask for a position anyway.
    # A shared phone must not show a page again after somebody else takes it into the hand.
    ("Cache-Control", "no-store"),
)
PROGRAMS = (
    *EVERYWHERE,
    ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
    ("Cross-Origin-Resource-Policy", "cross-origin"),
)
NOT_KEPT = (*PROGRAMS, ("Cache-Control", "no-store"))


@cache
def page_policy(names: frozenset[str]) -> str:
    """Return the content security policy of a page that carries exactly these files of static/ in itself."""
    return (
        f"default-src 'none'; script-src {sources(names, 'js')}; style-src {sources(names, 'css')}; "
        "connect-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )


def security_headers(get_response: Answers) -> Answers:
    """Lay the headers on every answer (Django middleware); what a view has set itself stays."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        for name, value in _laid(request):
            response.headers.setdefault(name, value)
        return response

    return middleware


def _laid(request: HttpRequest) -> tuple[tuple[str, str], ...]:
    if request.path_info.startswith(OPEN_DOORS):
        return _for_programs(request.path_info)
    return (*PAGES, ("Content-Security-Policy", page_policy(carried(request))))


def _for_programs(path: str) -> tuple[tuple[str, str], ...]:
    return PROGRAMS if path.startswith(CACHEABLE) else NOT_KEPT
