"""The front door: numbers to call, one box, needs, provinces."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from directory.choices import NEEDS
from directory.question_cookie import search_starts_here
from directory.views import shell

# The needs that stand as drawings; the others are one tap away.
WANTS = list(NEEDS.items())[:10]


@require_safe
@search_starts_here
def home(request: HttpRequest) -> HttpResponse:
    """Say which numbers to call at once, then ask where she is and what she needs. One statement: the provinces."""
    return render(request, "directory/home.html", shell.front() | {"wants": WANTS})
