"""Writes the static files of numbers that error pages read."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from directory.hotlines import countries, lines_of
from safety.hotlines import SHIPPED, folder, write

LANGUAGES = ("ur", "en")


class Command(BaseCommand):
    """`manage.py write_hotlines`: one file per country and language, into the data folder. Idempotent."""

    help = "Write the numbers that error pages show, from the published catalogue."

    def add_arguments(self, parser: CommandParser) -> None:
        """Add --shipped."""
        parser.add_argument("--shipped", action="store_true", help="write the home country's committed copy instead")

    def handle(self, *, shipped: bool, **_options: Any) -> None:
        """Write, and say how many files changed."""
        home = settings.HOME_COUNTRY
        place, wanted = (SHIPPED, [home]) if shipped else (folder(), sorted({home, *countries()}))
        changed = [_write(place, country, language) for country in wanted for language in LANGUAGES]
        _forget(place, wanted)
        self.stdout.write(f"Hotlines: {len(wanted)} countries, {sum(changed)} files changed.")


def _write(place: Path, country: str, language: str) -> bool:
    return write(place, country, language, lines_of(country, language))


def _forget(place: Path, wanted: list[str]) -> None:
    """Remove the files of countries that have no published line any more."""
    for path in place.glob("*.json"):
        if path.name.split(".")[0] not in wanted:
            path.unlink()
