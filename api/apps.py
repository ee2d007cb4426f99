from django.apps import AppConfig


class ApiConfig(AppConfig):
    """Api: what partner apps use."""

    name = "api"
