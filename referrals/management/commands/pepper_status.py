"""Says what hangs on each pepper."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, no_translations

from referrals.actions import peppers
from referrals.sealed.errors import NoPepperError


class Command(BaseCommand):
    """`manage.py pepper_status`: one line for each pepper."""

    help = "Say how many cases, vault keys and links of apps hang on each pepper."

    @no_translations
    def handle(self, *args: Any, **options: Any) -> None:
        """Print the table. CommandError where there is no pepper."""
        try:
            found = peppers.standings()
        except NoPepperError as error:
            raise CommandError("There is no pepper: see PEPPER_FILE in docs/operations.md.") from error
        self.stdout.write("pepper  cases  vault keys  links")
        for one in found:
            self.stdout.write(f"{one.version:6}  {one.cases:5}  {one.keys:10}  {one.links:5}  {_said(one)}".rstrip())


def _said(one: peppers.Standing) -> str:
    if not one.is_here:
        return "NOT IN THE FILE"
    if one.is_newest:
        return "makes what is new"
    return f"may go: manage.py pepper_drop {one.version}" if one.is_free else "in use"
