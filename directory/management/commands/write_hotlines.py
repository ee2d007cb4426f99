"""Writes the static files of numbers that error pages read."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from directory.hotlines import refresh, write_files
from safety.hotlines import SHIPPED


class Command(BaseCommand):
    """`manage.py write_hotlines`: one file per country and language, into the data folder. Idempotent."""

    help = "Write the numbers that error pages show, from the published catalogue."

    def add_arguments(self, parser: CommandParser) -> None:
        """Add --shipped."""
        parser.add_argument("--shipped", action="store_true", help="write the home country's committed copy instead")

    def handle(self, *, shipped: bool, **_options: Any) -> None:
        """Write, and say how many files changed."""
        countries, changed = (1, write_files(SHIPPED, [settings.HOME_COUNTRY])) if shipped else refresh()
        self.stdout.write(f"Hotlines: {countries} countries, {changed} files changed.")
