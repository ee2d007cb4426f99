"""Django's own command would make an account without a second factor and an audit event."""

from typing import Any

from django.core.management import BaseCommand, CommandError


class Command(BaseCommand):
    """`manage.py createsuperuser` says what to do instead."""

    help = "Not here: invite one."

    def handle(self, *args: Any, **options: Any) -> None:
        """Refuse."""
        raise CommandError("Invite one: manage.py invite somebody@example.org --role superuser")
