"""What safety tells the floors above it."""

from django.dispatch import Signal

# Somebody leaves. Whoever keeps something of her answers by ending it: receivers get `request`, and the `response` on
# which they delete their cookies. A receiver must be quick; one that fails is logged and holds nobody back.
left = Signal()
