"""What a browser's cookie alone opens: a row is found by a digest of the cookie, and sealed under it."""

import json
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, Final

from nacl.exceptions import CryptoError
from nacl.secret import SecretBox

from referrals.crypto.errors import NotOpenedError

BYTES: Final = 32
LONGEST: Final = 64
PADDED_TO: Final = 1024


@dataclass(frozen=True, slots=True, repr=False)
class Key:
    """A cookie's 32 bytes of chance, for one purpose. Never shown."""

    chance: bytes
    purpose: str

    @property
    def cookie(self) -> str:
        """What the browser keeps."""
        return urlsafe_b64encode(self.chance).decode()

    @property
    def digest(self) -> bytes:
        """What the row is found by."""
        return self._made(b"row")

    @property
    def token(self) -> str:
        """What a form of this browser carries, so that no other page can send one in its name."""
        return urlsafe_b64encode(self._made(b"form")).decode()

    def seal(self, said: Any) -> bytes:
        """Return JSON sealed under this cookie, its length rounded up to whole KiB."""
        words = json.dumps(said, ensure_ascii=False).encode("utf-8", "surrogatepass")
        padded = words.ljust(-(-len(words) // PADDED_TO) * PADDED_TO)
        return bytes(SecretBox(self._made(b"data")).encrypt(padded))

    def open(self, sealed: bytes) -> Any:
        """Return what was sealed. NotOpenedError for another cookie, and for what was changed."""
        try:
            return json.loads(SecretBox(self._made(b"data")).decrypt(sealed))
        except (CryptoError, ValueError, TypeError) as error:
            raise NotOpenedError from error

    def _made(self, kind: bytes) -> bytes:
        return blake2b(self.chance, key=self.purpose.encode(), person=kind, digest_size=SecretBox.KEY_SIZE).digest()


def new(purpose: str) -> Key:
    """Return a key for a browser that has none."""
    return Key(secrets.token_bytes(BYTES), purpose)


def read(cookie: str, purpose: str) -> Key | None:
    """Return the key that a browser has sent; None for what cannot be one."""
    if not cookie or len(cookie) > LONGEST:
        return None
    try:
        chance = urlsafe_b64decode(cookie.encode("ascii"))
    except ValueError:
        return None
    return Key(chance, purpose) if len(chance) == BYTES else None
