"""The answer to a question."""

from django.http import HttpRequest, HttpResponse

from directory.views.home import home


def search(request: HttpRequest) -> HttpResponse:
    """Answer with the nearest help."""
    return home(request)
