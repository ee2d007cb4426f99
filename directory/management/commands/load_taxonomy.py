"""Loads the closed words for needs and audiences."""

import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from directory.catalogue.terms import load_taxonomies

FILE = Path(settings.BASE_DIR) / "fixtures" / "taxonomy.json"


class Command(BaseCommand):
    """`manage.py load_taxonomy [FILE]`: idempotent."""

    help = "Load the taxonomies of needs and audiences."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file; without it the project's own."""
        parser.add_argument("file", nargs="?", type=Path, default=FILE)

    def handle(self, **options: Any) -> None:
        """Load and say how many terms there are."""
        count = load_taxonomies(json.loads(options["file"].read_text(encoding="utf-8")))
        self.stdout.write(f"taxonomy: {count} terms")
