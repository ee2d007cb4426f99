"""Doors that go wrong, for tests: each breaks in one way, holding the words that somebody typed."""

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import include, path

from accounts.decorators import anyone
from config.urls import handler400, handler403, handler404, handler500
from places.models import Place

__all__ = ["handler400", "handler403", "handler404", "handler500"]


def broken(request: HttpRequest) -> HttpResponse:
    words = request.POST.get("q") or request.GET["q"]
    raise RuntimeError(words)


def refused(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied(request.GET["q"])


def missing(request: HttpRequest) -> HttpResponse:
    raise Http404(request.GET["q"])


def suspicious(request: HttpRequest) -> HttpResponse:
    raise SuspiciousOperation(request.GET["q"])


def stored(request: HttpRequest) -> HttpResponse:
    return HttpResponse(str(Place.objects.filter(name=request.GET.get("q", "")).count()))


# Whoever a door names may pass; these name everybody.
doors = [
    path("broken/", anyone(broken), name="broken"),
    path("refused/", anyone(refused), name="refused"),
    path("missing/", anyone(missing), name="missing"),
    path("suspicious/", anyone(suspicious), name="suspicious"),
    path("stored/", anyone(stored), name="stored"),
    path("fine/", anyone(lambda request: HttpResponse("fine")), name="fine"),
]
urlpatterns = [
    path("api/v1/", include(doors)),
    path("hsds/", include(doors)),
    path("en/", include(doors)),
    path("ur/", include((doors, "ur"))),
]
