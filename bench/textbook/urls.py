"""The textbook's one door."""

from django.urls import path

from bench.textbook.views import Centres

urlpatterns = [path("centres/", Centres.as_view())]
