"""What the directory tells the floors above it."""

from django.dispatch import Signal

# Somebody works for an organization no more: `user`, `organization` (its id), `by` (plain id). In the transaction, so a
# receiver that fails keeps the membership.
membership_ended = Signal()
# Listings were looked at anew, for their cards: `ids` of their services, public or not, and `read`, what the public may
# know of them (directory.cards.reading.Gathered). In the transaction and under a lock on the services; a receiver that
# makes something of them too returns the ids of those of which it says something else now.
listings_rebuilt = Signal()
# Somebody asks whether all that was made of listings is as it should be: `ids` and `read`, as above. A receiver returns
# one line for everything of its own that is not.
listings_checked = Signal()
