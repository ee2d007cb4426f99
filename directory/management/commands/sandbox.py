"""Makes the sandbox."""

from typing import Any

from django.core.management.base import BaseCommand

from directory import sandbox


class Command(BaseCommand):
    """`manage.py sandbox`: makes the invented directory anew, with the tables as they are now."""

    help = "Make the invented directory under /sandbox/ anew, for programs to be tried with."

    def handle(self, **_options: Any) -> None:
        """Make it, and say how many listings it has."""
        self.stdout.write(f"sandbox: {sandbox.make()} invented listings")
