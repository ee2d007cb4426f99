"""Cursors of the feed of changes: opaque to programs, good while the feed keeps what they have not seen."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from struct import Struct, error
from typing import Final, NamedTuple
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from api.reading import WrongValueError
from directory.feed import Standing

FORM: Final = Struct(">16sQQ")
# What the database can hold.
MOST: Final = 2**63 - 1
NO_CURSOR: Final = _("Write a cursor as an answer of ours gave it, or leave it out to begin.")


class Cursor(NamedTuple):
    """How far somebody has read: of which feed, up to which number, and from where on he needs tombstones.

    Who begins has nothing yet that could have to be deleted, so he needs none from before he began.
    """

    feed: UUID
    seen: int
    began: int

    def is_known_to(self, now: Standing) -> bool:
        """Tell whether the feed still holds all that its reader has not seen."""
        return self.feed == now.feed and self.seen <= now.changes and max(self.seen, self.began) >= now.forgotten

    def __str__(self) -> str:
        """Return the cursor as programs are given it."""
        return urlsafe_b64encode(FORM.pack(self.feed.bytes, self.seen, self.began)).decode().rstrip("=")


def end_of(now: Standing) -> Cursor:
    """Return the cursor of one who has everything as it is now."""
    return Cursor(now.feed, now.changes, now.changes)


def cursor(value: str) -> Cursor:
    """Read a cursor as we gave it; WrongValueError."""
    try:
        feed, seen, began = FORM.unpack(urlsafe_b64decode(f"{value}="))
        found = Cursor(UUID(bytes=feed), seen, began)
    except (ValueError, error) as wrong:
        raise WrongValueError(NO_CURSOR) from wrong
    # One cursor is written in one way; other letters would decode to the same.
    if str(found) != value or max(seen, began) > MOST:
        raise WrongValueError(NO_CURSOR)
    return found
