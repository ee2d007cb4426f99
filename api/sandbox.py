"""/sandbox/…: every open door of the API again, over an invented directory (directory.sandbox)."""

from typing import Final

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import Resolver404, resolve
from django.views.decorators.csrf import csrf_exempt

from api.problems import problem
from directory import sandbox

# Files that are made in the night of the real directory, and documents that are the same for both, are not here.
DOORS: Final = frozenset({"nearest", "places", "changes", "geojson"})
HSDS: Final = "hsds"


@csrf_exempt
def answer(request: HttpRequest, rest: str) -> HttpResponseBase:
    """Answer as the door of this address does, from the sandbox; a stream is read whole before that is left."""
    try:
        match = resolve(f"/{rest}")
    except Resolver404:
        raise Http404 from None
    if not is_open(match.url_name or ""):
        return problem(404)
    if not sandbox.exists():
        return problem(503)
    with sandbox.entered():
        response: HttpResponseBase = match.func(request, *match.args, **match.kwargs)
        if response.streaming:
            response.streaming_content = [b"".join(response.streaming_content)]  # type: ignore[attr-defined]
    return response


def is_open(name: str) -> bool:
    """Say whether a door, by its name, is in the sandbox too."""
    return name in DOORS or name == HSDS or name.startswith(f"{HSDS}-")
