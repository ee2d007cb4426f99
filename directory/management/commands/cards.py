"""Makes all cards anew, or says which of them are not what they should be."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from directory.cards import differences, rebuild
from directory.cards.side_by_side import rebuild_side_by_side


class Command(BaseCommand):
    """`cards` makes all cards anew; `cards --check` only compares, and fails when one differs."""

    help = "Make all cards anew; with --check, say which of them differ."

    def add_arguments(self, parser: CommandParser) -> None:
        """Add --check and --processes."""
        parser.add_argument("--check", action="store_true", help="change nothing; exit 1 when a card differs")
        parser.add_argument("--processes", type=int, default=1, help="how many make them side by side (1)")

    def handle(self, *, check: bool, processes: int, **_options: Any) -> None:
        """Run it."""
        if check:
            self._check()
        else:
            self.stdout.write(f"Cards: {self._made(processes)} made.")

    def _made(self, processes: int) -> int:
        if processes > 1:
            return rebuild_side_by_side(processes, progress=self._progress)
        return rebuild(progress=self._progress)

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
