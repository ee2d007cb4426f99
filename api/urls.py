"""The doors of the API; whatever else is asked under /api/ and /hsds/ is a problem 404."""

from django.urls import path, re_path

from api.documents.views import Schema
from api.hsds.views import OneService, Root, Services
from api.v1.nearest import Nearest
from api.v1.places import Places
from api.views import NothingHere

app_name = "api"

urlpatterns = [
    path("api/v1/nearest", Nearest.as_view(), name="nearest"),
    path("api/v1/places", Places.as_view(), name="places"),
    path("api/schema/", Schema.as_view(), name="schema"),
    path("hsds/", Root.as_view(), name="hsds"),
    path("hsds/services", Services.as_view(), name="hsds-services"),
    path("hsds/services/<uuid:id>", OneService.as_view(), name="hsds-service"),
    re_path(r"^(?:api|hsds)(?:/.*)?$", NothingHere.as_view(), name="nothing-here"),
]
