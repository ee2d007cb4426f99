"""Looks whether the audit events are those that were written, all of them, unchanged and in their order."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from safety.audit import audit_key
from safety.verification import BrokenChainError, Seen, verify


class Command(BaseCommand):
    """`audit_verify` prints the head of the chain, or names the first broken row and fails."""

    help = "Compute the chain of audit events anew; name the first row that was changed, removed or added."

    def handle(self, **_options: Any) -> None:
        """Run it."""
        try:
            seen = verify(audit_key())
        except BrokenChainError as error:
            raise CommandError(f"Audit: {error}.") from error
        self.stdout.write(f"Head: position {seen.position}, {seen.hash.hex()}")
        self.stdout.write(f"Events: {seen.events}, all as they were written.")
        self.stdout.write(f"Anchors: {seen.anchors}, up to position {seen.anchored}.")
        if warning := _warning(seen):
            self.stderr.write(f"Warning: {warning}")


def _warning(seen: Seen) -> str:
    """Say what this run could not know; empty when nothing."""
    if audit_key() is None:
        return "there is no AUDIT_KEY here, so whether the anchors are real was not looked at."
    if seen.anchored < seen.position:
        reached = f"reach only to position {seen.anchored}" if seen.anchors else "are absent"
        return f"anchors {reached}: who owns the database could have made anew what comes after."
    return ""
