"""All numbers of the home country."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from directory.views import shell


@require_safe
def numbers(request: HttpRequest) -> HttpResponse:
    """List every number to call: of the whole country, then of single provinces. They stand in a file."""
    return render(request, "directory/numbers.html", shell.all_numbers(settings.HOME_COUNTRY))
