from django.apps import AppConfig


class ApiConfig(AppConfig):
    """Api: what partner apps use."""

    name = "api"

    def ready(self) -> None:
        """Keep what is sent as HSDS ready, whichever side changes a listing."""
        from api.hsds import keeping

        keeping.connect()
