from django.apps import AppConfig
from django.core import checks


class GuidesConfig(AppConfig):
    """Guides: pages of text, as data with sources and reviews."""

    name = "guides"

    def ready(self) -> None:
        """Have the texts looked over whenever Django checks itself: at the start and in every command."""
        from guides.whole import look_over

        checks.register(look_over, "guides")
