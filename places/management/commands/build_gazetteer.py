"""Makes the gazetteer's files anew (build time; the site only loads them)."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from places.gazetteer.rows import FOLDER


class Command(BaseCommand):
    """`build_gazetteer --pakistan FILE` writes fixtures/gazetteer; numbers of known places stay."""

    help = "Make fixtures/gazetteer from Pakistan's list, GeoNames' cities and CLDR's names of countries."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Add --pakistan."""
        parser.add_argument(
            "--pakistan", type=Path, required=True, metavar="FILE", help="the list of Pakistan's places"
        )

    def handle(self, *, pakistan: Path, **_options: Any) -> None:
        """Build."""
        from places.gazetteer.build import build  # needs packages that only a developer has

        build(pakistan, FOLDER, tell=self.stdout.write)
