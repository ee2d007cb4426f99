"""Ends a pepper on which nothing hangs any more."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError, no_translations

from accounts.permissions import RefusedError
from referrals.actions import peppers
from referrals.sealed.errors import NoPepperError


class Command(BaseCommand):
    """`manage.py pepper_drop 1`; then the line may leave the file."""

    help = "Forget a pepper on which nothing hangs; afterwards take its line from PEPPER_FILE."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take its number."""
        parser.add_argument("version", type=int)

    @no_translations
    def handle(self, *args: Any, **options: Any) -> None:
        """Do it, and say what is left to do. CommandError where something hangs on it."""
        version = options["version"]
        try:
            peppers.drop(version=version, by="command:pepper_drop")
        except (RefusedError, NoPepperError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"Pepper {version} is not needed any more. Take the line that begins with {version} from PEPPER_FILE, and"
            " from the copies in the envelopes; then restart the servers and the worker."
        )
