from django.apps import AppConfig


class PlacesConfig(AppConfig):
    """Places: the gazetteer."""

    name = "places"
