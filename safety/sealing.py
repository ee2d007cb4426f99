"""Seals a few words so that nobody else can read, change, or measure them: bytes and keys only, no Django."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import blake2b

from nacl.exceptions import CryptoError
from nacl.secret import SecretBox

# A sealed text has one of five lengths, so its length says little of what is in it.
BUCKETS = (128, 256, 512, 1024, 2048)
TIME_BYTES, LENGTH_BYTES = 5, 2
HEAD = TIME_BYTES + LENGTH_BYTES
LONGEST = BUCKETS[-1] - HEAD


def key_for(purpose: str, secret: str) -> bytes:
    """Return the key of one purpose (up to 16 ASCII letters); keys of other purposes do not open what it seals."""
    return blake2b(secret.encode(), digest_size=SecretBox.KEY_SIZE, person=purpose.encode()).digest()


def seal(words: bytes, key: bytes, *, now: int) -> str | None:
    """Return the words sealed at a moment (Unix seconds), fit for a cookie; None when they are too long."""
    if len(words) > LONGEST:
        return None
    size = next(size for size in BUCKETS if size >= HEAD + len(words))
    head = now.to_bytes(TIME_BYTES, "big") + len(words).to_bytes(LENGTH_BYTES, "big")
    return urlsafe_b64encode(SecretBox(key).encrypt((head + words).ljust(size, b"\0"))).decode()


def unseal(sealed: str, key: bytes, *, now: int, within_s: int) -> bytes | None:
    """Return the words; None for what this key did not seal, what was changed, and what is too old or of the future."""
    try:
        frame = SecretBox(key).decrypt(urlsafe_b64decode(sealed.encode("ascii")))
    except (CryptoError, ValueError):
        return None
    sealed_at = int.from_bytes(frame[:TIME_BYTES], "big")
    length = int.from_bytes(frame[TIME_BYTES:HEAD], "big")
    return frame[HEAD : HEAD + length] if 0 <= now - sealed_at < within_s else None
