"""One centre."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse

from directory.views.home import home


def centre(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show one centre."""
    return home(request)
