"""The doors of the guides; the language stands before them (config/urls.py), and every other door of one word too."""

from django.urls import path, register_converter

from guides import shelf, views
from guides.shapes import Guide

app_name = "guides"


class OnTheShelf:
    """A guide by its slug; another word is no door, so that nothing is led to it."""

    regex = "[a-z0-9-]+"

    def to_python(self, value: str) -> Guide:
        """Return the guide. ValueError, which Django takes as no match, where there is none."""
        if (found := shelf.named(value)) is None:
            raise ValueError(value)
        return found

    def to_url(self, value: str) -> str:
        """Return the slug as it is."""
        return value


register_converter(OnTheShelf, "guide")

urlpatterns = [
    path("guides/", views.every, name="all"),
    path("<guide:found>/", views.guide, name="guide"),
]
