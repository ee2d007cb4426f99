"""Closes an account from the machine itself: a superuser's, or any when nobody can sign in."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand, CommandError
from django.db import transaction

from accounts.actions.people import lock, shut
from accounts.models import User, normal
from accounts.permissions import is_last_administrator


class Command(BaseCommand):
    """`manage.py close_account somebody@example.org`."""

    help = "Close an account. The last administrator's only with --last."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the address."""
        parser.add_argument("email")
        parser.add_argument("--last", action="store_true", help="even the last administrator")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        """Close it in one step."""
        found = User.objects.filter(email=normal(options["email"]), is_active=True).first()
        if found is None:
            raise CommandError("There is no open account with this address")
        person = lock(found)
        if is_last_administrator(person) and not options["last"]:
            raise CommandError("This is the last administrator. Invite another one first, or say --last")
        shut(person=person, by="command:close_account")
        self.stdout.write("Closed.")
