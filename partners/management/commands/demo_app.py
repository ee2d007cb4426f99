"""Makes, or removes, the app to try the partners' pages with."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from partners import demo

BY = "command:demo_app"


class Command(BaseCommand):
    """`manage.py demo_app`, in a demo only; `--remove` anywhere."""

    help = "Makes the demo's app and says who leads it; with --remove takes it away with its keys."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take --remove."""
        parser.add_argument("--remove", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make or remove it. CommandError where this is no demo."""
        if options["remove"]:
            demo.remove(BY)
            return
        if not settings.DEMO:
            raise CommandError("This is no demo.")
        self.stdout.write(f"sign in for it as: {demo.make_app(BY).email}")
