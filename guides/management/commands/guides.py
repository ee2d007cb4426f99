"""Says of every guide and language what nobody has checked yet (see docs/guides.md)."""

from typing import Any

from django.core.management.base import BaseCommand

from guides.reviewing import unreviewed


class Command(BaseCommand):
    """`guides` lists what waits for a doctor, a lawyer, a child-protection worker or a native reader."""

    help = __doc__ or ""

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Print one line for each page and language."""
        for row in unreviewed():
            self.stdout.write(f"{row.slug:<16}{row.language:<8}{', '.join(row.lacking)}")
