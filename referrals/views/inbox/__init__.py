"""The centre's doors: its inboxes, who holds their keys, and what lies in them."""
