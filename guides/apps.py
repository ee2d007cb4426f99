from django.apps import AppConfig


class GuidesConfig(AppConfig):
    """Guides: pages of text, as data with sources and reviews."""

    name = "guides"
