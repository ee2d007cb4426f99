"""Prints what each role may do, as the table of docs/accounts.md."""

from typing import Any

from django.core.management import BaseCommand

from accounts.roles import GRANTS, Permission


def table() -> str:
    """Return the table of roles and permissions in Markdown, without a line break at its end."""
    head = ["role", *(permission.value for permission in Permission)]
    rows = [
        [role.value, *("yes" if permission in grants else "" for permission in Permission)]
        for role, grants in GRANTS.items()
    ]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, ["---"] * len(head), *rows))


class Command(BaseCommand):
    """`manage.py roles`."""

    help = "Print the table of roles and permissions."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print it."""
        self.stdout.write(table())
