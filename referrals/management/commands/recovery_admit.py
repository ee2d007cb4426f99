"""Lets somebody hold a key that was sealed to them by the key on paper."""

from argparse import ArgumentParser
from base64 import b64decode
from typing import Any

from django.core.management.base import BaseCommand, CommandError, no_translations
from django.db import transaction

from accounts.permissions import RefusedError
from referrals import tasks
from referrals.actions import keys
from referrals.management.recovering import add_whom, group_of, user_of


class Command(BaseCommand):
    """`manage.py recovery_admit --group ID --user EMAIL --sealed BASE64`."""

    help = "Let somebody hold a key by means of what the offline machine has printed. The trustees are told."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the group, the person and the sealed key."""
        parser.add_argument("--group", required=True, metavar="ID")
        add_whom(parser)
        parser.add_argument("--sealed", required=True, metavar="BASE64", help="what the offline machine has printed")

    @no_translations
    def handle(self, *args: Any, **options: Any) -> None:
        """Do it, tell the trustees, and say what is to be done next. CommandError."""
        group, user = group_of(options), user_of(options)
        try:
            with transaction.atomic():
                sealed = b64decode(options["sealed"], validate=True)
                keys.recover(group=group, user=user, sealed=sealed, by="command:recovery_admit")
                told = tasks.tell_trustees()
        except ValueError as error:
            raise CommandError("This is no sealed key: it was not copied whole.") from error
        except RefusedError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{user.email} holds the key now, and unlocks it by their own phrase.")
        if not told:
            self.stderr.write("Nobody was mailed: RECOVERY_TRUSTEES is empty. Tell both trustees yourself.")
