"""The link of a hand-off: made anew from what its app has sent, and stored nowhere.

Its secret is a MAC, under the pepper, of who asks, with which idempotency key, for what. So an app that asks the same
once more gets the same link, and a copy of the database holds none. What the app has filled in is sealed under it.
"""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from referrals.crypto.derivation import peppered
from referrals.sealed import cookies, peppers
from referrals.sealed.cookies import Key

PURPOSE: Final = "handoff"
# 32 bytes in the letters of an address.
LETTERS: Final = 43


@dataclass(frozen=True, slots=True, repr=False)
class Asked:
    """One wish of an app for a link: which app, its idempotency key (ASCII), and the canonical body."""

    partner: UUID
    key: str
    body: bytes

    @property
    def digests(self) -> list[bytes]:
        """What the row of this partner's key is found by under each pepper, the newest first. NoPepperError."""
        return [peppered("handoff key", self._whose(), pepper) for pepper in peppers.every().values()]

    def link(self, version: int) -> Key:
        """Return the link that this wish makes under one pepper. NoPepperError where that is gone."""
        return Key(peppered("handoff link", self._whose() + self.body, peppers.of(version)), PURPOSE)

    def _whose(self) -> bytes:
        """Say whose key it is. Each part has its length, so that no two wishes are the same bytes."""
        key = self.key.encode("ascii")
        return self.partner.bytes + len(key).to_bytes(2, "big") + key


def text_of(link: Key) -> str:
    """Return a link's secret as it stands in an address."""
    return link.cookie.rstrip("=")


def read(text: str) -> Key | None:
    """Return the link of an address; None for what cannot be one."""
    return cookies.read(f"{text}=", PURPOSE) if len(text) == LETTERS else None


def form_tags(secret: bytes) -> list[bytes]:
    """Return what the secret of her form makes here, the newest pepper first: another thing than what a case keeps."""
    return [peppered("handoff form", secret, pepper) for pepper in peppers.every().values()]
