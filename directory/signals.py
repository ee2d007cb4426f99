"""What the directory tells the floors above it."""

from django.dispatch import Signal

# Somebody works for an organization no more: `user`, `organization` (its id), `by` (plain id). In the transaction, so a
# receiver that fails keeps the membership.
membership_ended = Signal()
