"""Security headers: what a browser may do with our answers. Made once at start, laid on every answer."""

from base64 import b64encode
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

Answers = Callable[[HttpRequest], HttpResponseBase]

# Doors for other people's programs: they hold public data and no page.
OPEN_DOORS = ("/api/", "/hsds/")
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
    ("Permissions-Policy", "camera=(), microphone=(), geolocation=(), browsing-topics=()"),
    # A shared phone must not show a page again after somebody else takes it into the hand.
    ("Cache-Control", "no-store"),
)
PROGRAMS = (
    *EVERYWHERE,
    ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
    ("Cross-Origin-Resource-Policy", "cross-origin"),
)
NOT_KEPT = (*PROGRAMS, ("Cache-Control", "no-store"))


def page_policy(stylesheet: str) -> str:
    """Return the content security policy of a page that carries exactly this stylesheet in itself, and no script."""
    digest = b64encode(sha256(stylesheet.encode()).digest()).decode()
    return (
        f"default-src 'none'; script-src 'none'; style-src 'sha256-{digest}'; img-src 'self' data:; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )


@cache
def stylesheet() -> str:
    """Return the one stylesheet that pages carry in themselves; read once, so that page and policy are of one text."""
    return (Path(settings.BASE_DIR) / "static" / "raah.css").read_text(encoding="utf-8")


def security_headers(get_response: Answers) -> Answers:
    """Lay the headers on every answer (Django middleware); what a view has set itself stays."""
    pages = (*PAGES, ("Content-Security-Policy", page_policy(stylesheet())))

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        laid = pages if not request.path_info.startswith(OPEN_DOORS) else _for_programs(request.path_info)
        for name, value in laid:
            response.headers.setdefault(name, value)
        return response

    return middleware


def _for_programs(path: str) -> tuple[tuple[str, str], ...]:
    return PROGRAMS if path.startswith(CACHEABLE) else NOT_KEPT
