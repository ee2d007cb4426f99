"""The doors of the guides; the language stands before them (config/urls.py), and every other door of one word too."""

from django.urls import path

from guides import views

app_name = "guides"

urlpatterns = [
    path("guides/", views.every, name="all"),
    path("<slug:slug>/", views.guide, name="guide"),
]
