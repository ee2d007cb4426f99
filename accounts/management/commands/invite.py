"""Invites the first administrator, or a superuser, from the machine itself."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management import BaseCommand, CommandError
from django.core.validators import validate_email

from accounts import actions, letters
from accounts.roles import STAFF_ROLES, Role
from accounts.tasks import reverse_both

ROLES = [*(role.value for role in STAFF_ROLES), Role.SUPERUSER.value]


class Command(BaseCommand):
    """`manage.py invite somebody@example.org --role administrator`."""

    help = "Invite a person. Prints the link, and queues it as mail."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the address and the role."""
        parser.add_argument("email")
        parser.add_argument("--role", choices=ROLES, default=Role.ADMINISTRATOR.value)

    def handle(self, *args: Any, **options: Any) -> None:
        """Invite, and print the link for a machine that sends no mail yet."""
        try:
            validate_email(options["email"])
            invitation = actions.invite(email=options["email"], role=options["role"], by="command:invite")
        except ValidationError as error:
            raise CommandError(f"{options['email']} is no e-mail address") from error
        except actions.InvitationError as error:
            raise CommandError(str(error)) from error
        self.stdout.write("Open this within seven days; it works once:")
        self.stdout.write(letters.link(reverse_both("accounts:join", actions.token_of(invitation))))
