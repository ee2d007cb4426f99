"""The site with two doors more that somebody has added in a hurry, for tests: they say of nobody that he may pass."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from config.urls import handler400, handler403, handler404, handler500
from config.urls import urlpatterns as site

__all__ = ["handler400", "handler403", "handler404", "handler500"]


def unmarked(request: HttpRequest, **_more: object) -> HttpResponse:
    return HttpResponse("what nobody may see")


urlpatterns = [
    path("unmarked/", unmarked, name="unmarked"),
    path("unmarked/<int:pk>/", unmarked, name="unsampled"),
    *site,
]
