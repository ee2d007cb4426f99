"""Loads a catalogue file."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from directory.catalogue.checks import BadCatalogueError
from directory.catalogue.load import Plan, load, read


class Command(BaseCommand):
    """`manage.py load_catalogue FILE [--dry-run]`: idempotent; loads nothing when one record has a fault."""

    help = "Load a catalogue file, for example fixtures/catalogue.json."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file, and whether to change nothing."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="Say what would change, and change nothing.")

    def handle(self, **options: Any) -> None:
        """Load and say what changed; every fault on a line of its own, and exit code 1."""
        try:
            plan = load(read(_text(options["file"])), dry_run=options["dry_run"])
        except BadCatalogueError as error:
            for fault in error.faults:
                self.stderr.write(str(fault))
            raise CommandError(f"{len(error.faults)} faults: nothing was loaded.") from error
        self.stdout.write(said(plan, dry_run=options["dry_run"]))
        for slug in plan.kept:
            self.stdout.write(f"kept as staff left it: {slug}")


def said(plan: Plan, *, dry_run: bool) -> str:
    """Return what happened, in one line."""
    counts = (
        f"{len(plan.new)} new, {len(plan.changed)} changed, {len(plan.vanished)} archived, {plan.unchanged} unchanged"
    )
    return f"catalogue: {counts}{' (dry run: nothing was written)' if dry_run else ''}"


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{path} cannot be read: {error}") from error
