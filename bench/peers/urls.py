"""The peers' doors; the address is the project's own."""

from django.urls import path

from bench.peers.views import Nearest

urlpatterns = [path("api/v1/nearest", Nearest.as_view())]
