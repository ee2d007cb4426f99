from django.apps import AppConfig


class SafetyConfig(AppConfig):
    """Safety: what protects the person at the screen."""

    name = "safety"
