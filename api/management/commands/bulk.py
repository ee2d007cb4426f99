"""Makes the files with the whole directory now, without waiting for the night."""

from typing import Any

from django.core.management.base import BaseCommand

from api.bulk.making import make


class Command(BaseCommand):
    """The worker does it every night, and as soon as something left the public; this does it by hand."""

    help = "Make the files with the whole directory (JSON Lines, CSV, GeoJSON) now."

    def handle(self, **_options: Any) -> None:
        """Run it."""
        export = make()
        for file in export.files:
            self.stdout.write(f"{export.name_of(file)}: {file.bytes} bytes")
