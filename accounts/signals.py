"""What accounts tell the floors above them."""

from django.dispatch import Signal

# Somebody accepted an invitation to a role within something: `user`, `role`, `organization` (the id of an organization
# or of a partner, as the role says). In the transaction.
joined = Signal()
# An account was closed: `user`, `by` (plain id). Receivers end what the person held there. In the transaction, so a
# receiver that fails keeps the account open.
closed = Signal()
