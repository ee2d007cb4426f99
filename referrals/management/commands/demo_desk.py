"""Makes, or removes, the desk to try the private flow with."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from referrals import demo

BY = "command:demo_desk"


class Command(BaseCommand):
    """Makes the demo's desk and says the phrase that unlocks it."""

    help = "Makes the demo's desk; with --remove takes it away with everything that was sent to it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take --remove."""
        parser.add_argument("--remove", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make or remove it. CommandError where this is no demo."""
        if options["remove"]:
            demo.remove()
            return
        if not settings.DEMO:
            raise CommandError("This is no demo.")
        demo.make_desk(BY)
        self.stdout.write(f"vault phrase: {demo.phrase()}")
