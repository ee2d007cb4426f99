"""Forms of other sites: refused by what the browser says of them, for her doors have no token that could end."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from safety import problems

# What a browser says in place of an origin that it does not tell.
UNTOLD = "null"


def refusal(request: HttpRequest) -> HttpResponse | None:
    """Return the answer for a form that another site sent, or that is too long to be one; None for ours."""
    if is_foreign(request):
        return problems.answer(request, 403)
    if _length(request) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
        # Before a byte of it is read.
        return problems.answer(request, 413, "400")
    return None


def is_foreign(request: HttpRequest) -> bool:
    """Say whether a browser tells that another site has sent this."""
    if request.headers.get("Sec-Fetch-Site") == "cross-site":
        return True
    origin = request.headers.get("Origin", UNTOLD)
    return origin != UNTOLD and urlsplit(origin).netloc != request.get_host()


def _length(request: HttpRequest) -> int:
    said = request.META.get("CONTENT_LENGTH") or "0"
    return int(said) if said.isdecimal() else 0
