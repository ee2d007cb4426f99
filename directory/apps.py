from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    """Directory: the public, vetted directory."""

    name = "directory"
