"""The front door: numbers to call, one box, needs, provinces."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from directory.views import shell


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Say which numbers to call at once, then ask where she is and what she needs. One statement: the provinces."""
    return render(request, "directory/home.html", shell.front())
