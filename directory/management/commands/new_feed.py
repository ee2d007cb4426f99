"""Begins another feed of changes, after a backup was brought back."""

from typing import Any

from django.core.management.base import BaseCommand

from directory import feed


class Command(BaseCommand):
    """After a backup was brought back, numbers are drawn a second time: who reads the feed must begin anew."""

    help = "Begin another feed of changes: after a backup was brought back."

    def handle(self, **_options: Any) -> None:
        """Run it."""
        feed.begin_anew(by="command:new_feed")
        self.stdout.write("Changes: a new feed. Whoever keeps a copy takes everything anew.")
