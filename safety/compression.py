"""Answers in fewer bytes: brotli or gzip, for what is public by name and for nothing else.

A page that holds a secret beside somebody's words must not be compressed: its length would tell of both. So what may
be is listed here, and a new page is sent as it is until somebody lists it.
"""

import gzip
from collections.abc import Callable
from functools import lru_cache

import brotli
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

Answers = Callable[[HttpRequest], HttpResponseBase]

# Whose doors answer everybody alike, and single doors beside them.
PUBLIC_APPS = frozenset({"directory", "guides", "api"})
PUBLIC_DOORS = frozenset({"front", "leave"})

# Less than this is one packet either way.
SMALL = 200
# Longer wishes are nobody's browser.
LONGEST_WISH = 300
BROTLI_QUALITY = 7
GZIP_LEVEL = 6


def _brotli(content: bytes) -> bytes:
    compressed: bytes = brotli.compress(content, quality=BROTLI_QUALITY)
    return compressed


def _gzip(content: bytes) -> bytes:
    return gzip.compress(content, GZIP_LEVEL, mtime=0)


# The first is taken when the browser likes several alike.
ENCODERS: dict[str, Callable[[bytes], bytes]] = {"br": _brotli, "gzip": _gzip}


def compression(get_response: Answers) -> Answers:
    """Compress public answers as the browser accepts it (Django middleware, the outermost)."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if isinstance(response, HttpResponse) and len(response.content) >= SMALL and _may_be(request, response):
            _compress(response, request.META.get("HTTP_ACCEPT_ENCODING", ""))
        return response

    return middleware


def _may_be(request: HttpRequest, response: HttpResponse) -> bool:
    """Say whether this is public. What no door answered is an error page or a page of leaving: both hold no words."""
    match = request.resolver_match
    public = match is None or match.app_name in PUBLIC_APPS or match.view_name in PUBLIC_DOORS
    return public and "Content-Encoding" not in response.headers


def _compress(response: HttpResponse, accepted: str) -> None:
    headers = response.headers
    headers["Vary"] = f"{headers['Vary']}, Accept-Encoding" if "Vary" in headers else "Accept-Encoding"
    if (encoding := wanted(accepted)) is None:
        return
    response.content = ENCODERS[encoding](response.content)
    headers["Content-Encoding"] = encoding
    headers["Content-Length"] = str(len(response.content))
    # One tag for several encodings can only say that they mean the same.
    if headers.get("ETag", "W/").startswith('"'):
        headers["ETag"] = f"W/{headers['ETag']}"


@lru_cache(maxsize=128)
def wanted(accepted: str) -> str | None:
    """Return the encoding that an Accept-Encoding header (RFC 9110, with weights) asks for; None for none of ours."""
    if len(accepted) > LONGEST_WISH:
        return None
    weights = dict(map(_weighed, accepted.lower().split(",")))
    anything = weights.get("*", 0.0)
    wishes = {name: weights.get(name, anything) for name in ENCODERS}
    best = max(wishes, key=lambda name: wishes[name])
    return best if wishes[best] > 0 and wishes[best] >= weights.get("identity", 0.0) else None


def _weighed(wish: str) -> tuple[str, float]:
    """Return an encoding and its weight from 0 to 1; a weight that cannot be read is 0."""
    name, _, weight = wish.partition(";")
    return name.strip().removeprefix("x-"), _weight(weight.strip()) if weight.strip() else 1.0


def _weight(text: str) -> float:
    name, _, number = text.partition("=")
    digits = number.strip()
    if name.strip() != "q" or not digits.replace(".", "", 1).isascii() or not digits.replace(".", "", 1).isdigit():
        return 0.0
    return min(float(digits), 1.0)
