"""What this site is, how listings are labelled, and whom it thanks for its facts."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """Show the page."""
    return render(request, "directory/about.html")
