"""Makes all cards anew, or says which of them are not what they should be."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from directory.cards import differences, rebuild


class Command(BaseCommand):
    """`cards` makes all cards anew; `cards --check` only compares, and fails when one differs."""

    help = "Make all cards anew; with --check, say which of them differ."

    def add_arguments(self, parser: CommandParser) -> None:
        """Add --check."""
        parser.add_argument("--check", action="store_true", help="change nothing; exit 1 when a card differs")

    def handle(self, *, check: bool, **_options: Any) -> None:
        """Run it."""
        if check:
            self._check()
        else:
            self.stdout.write(f"Cards: {rebuild(progress=self._progress)} made.")

    def _check(self) -> None:
        found = 0
        for line in differences():
            found += 1
            self.stdout.write(line)
        if found:
            raise CommandError(f"Cards: {found} differ. Run: manage.py cards")
        self.stdout.write("Cards: all as they should be.")

    def _progress(self, done: int) -> None:
        self.stderr.write(f"Cards: {done} services done …")
