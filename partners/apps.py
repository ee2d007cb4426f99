from django.apps import AppConfig


class PartnersConfig(AppConfig):
    """Apps of others that call us: who they are, their keys, and what those did."""

    name = "partners"

    def ready(self) -> None:
        """Tell accounts of partners."""
        from partners import desk

        desk.connect()
