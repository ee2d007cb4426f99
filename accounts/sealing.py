"""Seals what staff sign in with before it is stored: keys and bytes only, no Django."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from hashlib import blake2b

from nacl.exceptions import CryptoError
from nacl.secret import SecretBox

Keys = Mapping[int, bytes]


class SealError(ValueError):
    """What was to be opened was not sealed by any key that is here."""


def seal(text: str, keys: Keys) -> str:
    """Return a text sealed under the newest key: "number:box"."""
    number = max(keys)
    return f"{number}:{urlsafe_b64encode(SecretBox(keys[number]).encrypt(text.encode())).decode()}"


def unseal(sealed: str, keys: Keys) -> str:
    """Return the text. SealError where its key is not here or it was changed."""
    number, _, box = sealed.partition(":")
    try:
        return SecretBox(keys[int(number)]).decrypt(urlsafe_b64decode(box)).decode()
    except (KeyError, ValueError, CryptoError) as error:
        raise SealError("sealed under a key that is not here, or changed") from error


def is_newest(sealed: str, keys: Keys) -> bool:
    """Say whether a text is sealed under the key that seals now."""
    return sealed.startswith(f"{max(keys)}:")


def token(purpose: str, text: str, key: bytes) -> str:
    """Return a link's token, which only the holder of the key can compute: 32 letters, 192 bits."""
    return urlsafe_b64encode(blake2b(text.encode(), key=key, person=purpose.encode(), digest_size=24).digest()).decode()
