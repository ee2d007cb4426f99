"""Leaving: one touch leads to a neutral site, and what this browser held of us ends."""

from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from safety.marker import mark, see_other
from safety.signals import left

# Not "cookies": that would take the marker too.
CLEARED: Final = '"cache", "storage"'
# A browser that asks before anybody touched the link says so in one of these.
GUESSES: Final = ("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")


@require_safe
def leave(request: HttpRequest) -> HttpResponse:
    """Lead to the neutral site, mark the browser, and tell whoever keeps something."""
    if is_guess(request):
        # A refusal is thrown away; an answer might be kept and shown later in place of leaving.
        return HttpResponse(status=503)
    response = see_other(settings.NEUTRAL_SITE)
    response["Clear-Site-Data"] = CLEARED
    mark(request, response)
    left.send_robust(sender=leave, request=request, response=response)
    return response


def is_guess(request: HttpRequest) -> bool:
    """Say whether a browser fetches ahead what might be opened later."""
    return any(name in request.headers for name in GUESSES)


def neutral_site(request: HttpRequest) -> dict[str, str]:
    """Tell templates where leaving leads (Django context processor)."""
    return {"neutral_site": settings.NEUTRAL_SITE}
