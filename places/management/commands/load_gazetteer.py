"""Loads the gazetteer's files into the database; says so and does nothing when they are there already."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from places.gazetteer.load import load
from places.gazetteer.rows import FOLDER
from places.models import Place, PlaceName


class Command(BaseCommand):
    """`load_gazetteer` may be run at any time."""

    requires_system_checks = ()
    help = "Load fixtures/gazetteer. Quick when nothing changed."

    def handle(self, **_options: Any) -> None:
        """Load."""
        try:
            is_new = load(FOLDER)
        except ValueError as error:
            raise CommandError(f"The gazetteer was not loaded: {error}") from error
        counts = f"{Place.objects.count()} places with {PlaceName.objects.count()} names"
        self.stdout.write(f"Gazetteer: {counts} {'loaded' if is_new else 'are there already'}.")
