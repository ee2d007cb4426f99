"""One centre."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from directory import details
from directory.scripts import content_language


@require_safe
def centre(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say everything that is published about one centre."""
    said = details.details_of(pk, content_language(), at=timezone.now())
    if said is None:
        raise Http404
    return render(request, "directory/centre.html", said)
