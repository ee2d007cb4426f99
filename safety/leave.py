"""Leaving: one touch leads to a neutral site."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_safe


@require_safe
def leave(request: HttpRequest) -> HttpResponse:
    """Lead to the neutral site."""
    answer = HttpResponseRedirect(settings.NEUTRAL_SITE)
    answer.status_code = 303
    return answer


def neutral_site(request: HttpRequest) -> dict[str, str]:
    """Tell templates where leaving leads (Django context processor)."""
    return {"neutral_site": settings.NEUTRAL_SITE}
