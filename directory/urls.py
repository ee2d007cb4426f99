"""The doors of the public directory; the language stands before them (config/urls.py)."""

from django.urls import path

from directory import views

app_name = "directory"

urlpatterns = [
    path("", views.home, name="home"),
    path("numbers/", views.numbers, name="numbers"),
    path("search/", views.search, name="search"),
    path("search/choose/", views.choose, name="choose"),
    path("search/lines/", views.lines, name="lines"),
    path("centres/<uuid:pk>/", views.centre, name="centre"),
    path("centres/<uuid:pk>/contact.vcf", views.contact, name="contact"),
    path("centres/<uuid:pk>/report/", views.report, name="report"),
    path("centres/<uuid:pk>/claim/", views.claim, name="claim"),
    path("suggest/", views.suggest, name="suggest"),
    path("thanks/", views.thanks, name="thanks"),
    path("card/", views.card, name="card"),
    path("poster/", views.poster, name="poster"),
    path("places/", views.countries, name="countries"),
    path("places/<path:pk>/", views.place, name="place"),
]
