"""The project's doors, and behind the same middleware the empty one."""

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, path

from config import urls


def empty(request: HttpRequest) -> HttpResponse:
    """Answer with almost nothing."""
    return HttpResponse(b"{}", content_type="application/json")


urlpatterns: list[URLPattern | URLResolver] = [path("bench/empty", empty), *urls.urlpatterns]
