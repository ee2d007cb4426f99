"""Answers in fewer bytes: brotli or gzip, for what is public by name and for nothing else.

A page that holds a secret beside somebody's words must not be compressed: its length would tell of both. So only what
is public by name is, and a new page is sent as it is until somebody lists it (safety/doors.py).

Qualities by measure (docs/performance.md): brotli 7 makes a page of results a tenth smaller than gzip 6 in less time.
Quality 11 saves another twelfth, but takes fifty times as long, so it is for pages that are compressed once and kept.
"""

import gzip
from collections.abc import Callable
from functools import lru_cache

import brotli
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import ResolverMatch

from safety.doors import is_public

Answers = Callable[[HttpRequest], HttpResponseBase]

# Few pages, without a word of anybody, that change only when the site does.
STEADY_APPS = frozenset({"guides"})
STEADY_DOORS = frozenset({"front", "directory:home"})
# Pages that hold a form's own key, so each is made anew, and that are read slowly: bytes weigh more than work there.
CAREFUL_DOORS = frozenset({"referrals:ask"})

# What is compressed already, and what may be asked for in parts: those are counted in the bytes as they lie.
AS_IT_LIES = frozenset({"Content-Encoding", "Accept-Ranges"})

# Less than this is one packet either way.
SMALL = 200
# Longer wishes are nobody's browser.
LONGEST_WISH = 300
# For what is made anew each time, the same with more care (a twelfth smaller for 7 ms), and for what is the same for
# everybody and so compressed once.
BROTLI_QUICK, BROTLI_CAREFUL, BROTLI_THOROUGH = 7, 10, 11
GZIP_LEVEL = 6


def _brotli(content: bytes, quality: int = BROTLI_QUICK) -> bytes:
    compressed: bytes = brotli.compress(content, quality=quality)
    return compressed


def _brotli_carefully(content: bytes) -> bytes:
    return _brotli(content, BROTLI_CAREFUL)


@lru_cache(maxsize=128)
def _brotli_once(content: bytes) -> bytes:
    return _brotli(content, BROTLI_THOROUGH)


def _gzip(content: bytes) -> bytes:
    return gzip.compress(content, GZIP_LEVEL, mtime=0)


# The first is taken when the browser likes several alike.
Encoders = dict[str, Callable[[bytes], bytes]]
QUICK: Encoders = {"br": _brotli, "gzip": _gzip}
CAREFULLY: Encoders = QUICK | {"br": _brotli_carefully}
ONCE: Encoders = QUICK | {"br": _brotli_once}


def compression(get_response: Answers) -> Answers:
    """Compress public answers as the browser accepts it (Django middleware, the outermost)."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if isinstance(response, HttpResponse) and len(response.content) >= SMALL:
            encoders = _encoders(request.resolver_match)
            if encoders and not AS_IT_LIES & response.headers.keys():
                _compress(response, request.META.get("HTTP_ACCEPT_ENCODING", ""), encoders)
        return response

    return middleware


def _encoders(match: ResolverMatch | None) -> Encoders | None:
    """Return how the answer of a door may be compressed; None for one that is not listed as public."""
    # What no door answered is an error page or a page of leaving: both hold no words.
    if match is None or match.app_name in STEADY_APPS or match.view_name in STEADY_DOORS:
        return ONCE
    if match.view_name in CAREFUL_DOORS:
        return CAREFULLY
    return QUICK if is_public(match) else None


def _compress(response: HttpResponse, accepted: str, encoders: Encoders) -> None:
    headers = response.headers
    if headers.get("Cache-Control") != "no-store":
        headers["Vary"] = f"{headers['Vary']}, Accept-Encoding" if "Vary" in headers else "Accept-Encoding"
    if (encoding := wanted(accepted)) is None:
        return
    response.content = encoders[encoding](response.content)
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
    wishes = {name: weights.get(name, anything) for name in QUICK}
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
