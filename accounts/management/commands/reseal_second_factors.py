"""Seals second factors again under the newest key."""

from typing import Any

from django.core.management import BaseCommand

from accounts.second_factors import reseal


class Command(BaseCommand):
    """`manage.py reseal_second_factors`, after `python -m config.keys`; then the old line may leave the file."""

    help = "Seal every second factor under the newest key of STAFF_KEY_FILE."

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it and say how many."""
        self.stdout.write(f"{reseal()} sealed anew.")
