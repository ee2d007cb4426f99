"""One centre."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from directory import details
from directory.scripts import content_language


@require_safe
def centre(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say everything that is published about one centre."""
    listing = get_object_or_404(details.whole(), pk=pk)
    said = details.details_of(listing, content_language(), at=timezone.now())
    return render(request, "directory/centre.html", said)
