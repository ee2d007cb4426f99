"""Takes the seals from the last holder of a key who forgot the phrase, so that another phrase can be made."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, no_translations

from referrals.actions import keys
from referrals.management.recovering import add_whom, user_of


class Command(BaseCommand):
    """`manage.py recovery_release --user EMAIL`; whoever is not the last has a button for it."""

    help = "Take every seal from somebody who forgot the phrase and is the last holder. Only the paper opens it then."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the person."""
        add_whom(parser)

    @no_translations
    def handle(self, *args: Any, **options: Any) -> None:
        """Do it and say of how many keys. CommandError."""
        user = user_of(options)
        count = keys.release(user=user, by="command:recovery_release")
        self.stdout.write(
            f"{user.email} holds {count} keys less, and can make another phrase on the page of the vault."
        )
