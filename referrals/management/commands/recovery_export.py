"""Prints what is carried to the machine on which the key on paper is typed."""

from argparse import ArgumentParser
from base64 import b64encode
from typing import Any

from django.core.management.base import BaseCommand, CommandError, no_translations

from accounts.permissions import RefusedError
from referrals.actions import keys
from referrals.management.recovering import add_whom, group_of, user_of
from referrals.models import UserKey


class Command(BaseCommand):
    """`manage.py recovery_export --group ID --user EMAIL`; without a group it says which there are."""

    help = "Print one key as it is sealed to the paper, and the public half of who is to hold it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the group and the person."""
        parser.add_argument("--group", default="", metavar="ID", help="which key; leave it out to see which there are")
        add_whom(parser)

    @no_translations
    def handle(self, *args: Any, **options: Any) -> None:
        """Print it. CommandError where the person could not hold it."""
        group, user = group_of(options), user_of(options)
        try:
            keys.begin_recovery(group=group, user=user, by="command:recovery_export")
        except RefusedError as error:
            raise CommandError(str(error)) from error
        self.stdout.write("Carry these two lines to the machine that has no network. Neither is secret:")
        self.stdout.write(f"sealed: {b64encode(bytes(group.sealed_for_recovery)).decode()}")
        self.stdout.write(f"public: {b64encode(bytes(UserKey.objects.get(user=user).public)).decode()}")
        for older in group.predecessors.order_by("made_at", "pk"):
            self.stdout.write(f"Something still lies under an older key: do the same with --group {older.pk}")
