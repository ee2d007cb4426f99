"""Erases the words of what visitors sent, once they have served or are too old."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from directory import actions


class Command(BaseCommand):
    """`manage.py forget_letters`: to be run every day. Idempotent."""

    help = "Erase the words of suggestions and reports that are handled, or older than 180 days."

    def handle(self, **_options: Any) -> None:
        """Erase, and say how many."""
        forgotten = actions.forget_letters(at=timezone.now(), by="command:forget_letters")
        self.stdout.write("Letters: " + ", ".join(f"{kind} {count}" for kind, count in forgotten.items()) + " erased.")
