"""Makes the accounts of a demo, says how to sign in, or removes them."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError

from accounts import demo as accounts
from directory import demo

BY = "command:demo_accounts"


class Command(BaseCommand):
    """`manage.py demo_accounts`, in a demo only; `--remove` anywhere."""

    help = "Make the accounts of a demo and say how to sign in; --remove takes them away."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take --remove."""
        parser.add_argument("--remove", action="store_true", help="remove all demo accounts and their organization")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it and say so."""
        if options["remove"]:
            self.stdout.write(f"{demo.remove()} demo accounts removed.")
            return
        if not settings.DEMO:
            raise CommandError("This is no demo (RAAH_DEMO=0): it gets no demo accounts")
        users = [*accounts.make_staff(BY), *demo.make_organization(BY)]
        self.stdout.write(f"Sign in at {settings.STAFF_URL}/staff/ with the password {accounts.password()} as one of:")
        for user in users:
            self.stdout.write(f"  {user.email}")
        self.stdout.write("Each then sets up a passkey, or an app that makes codes.")
