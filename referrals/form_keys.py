"""The key of one form: 32 bytes of chance that only her page holds, with the moment at which the form began, signed.

The chance names the form: however often it is sent, it makes one case. The signature only says that the moment is
ours; a key never ends, and one whose signature is wrong still names its form.
"""

import binascii
import secrets
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from typing import Final

from django.core.signing import BadSignature, Signer

BYTES: Final = 32
LONGEST: Final = 200
# Nobody fills a form in less.
QUICKEST_S: Final = 3


@dataclass(frozen=True, slots=True, repr=False)
class FormKey:
    """`text` is what stands in the page; `began` is Unix time, None where it is not known. Never shown elsewhere."""

    text: str
    secret: bytes
    began: int | None

    def is_too_quick(self, now: float | None = None) -> bool:
        """Say whether a program sends this form: nobody is so quick, and a page of ours says when it began."""
        return self.began is None or (now or time.time()) - self.began < QUICKEST_S


def new(now: float | None = None) -> FormKey:
    """Return the key of a form that begins."""
    secret, began = secrets.token_bytes(BYTES), int(now or time.time())
    return FormKey(_signer().sign(f"{urlsafe_b64encode(secret).decode()}.{began:x}"), secret, began)


def read(text: str) -> FormKey | None:
    """Return the key that a page has sent; None for what cannot be one."""
    said, _, began = text.partition(":")[0].partition(".")
    secret = _secret(said) if len(text) <= LONGEST else None
    if secret is None:
        return None
    return FormKey(text, secret, int(began, 16) if _is_ours(text) else None)


def _secret(said: str) -> bytes | None:
    try:
        secret = urlsafe_b64decode(said.encode("ascii"))
    except (ValueError, binascii.Error):
        return None
    return secret if len(secret) == BYTES else None


def _is_ours(text: str) -> bool:
    try:
        _signer().unsign(text)
    except BadSignature:
        return False
    return True


def _signer() -> Signer:
    return Signer(salt="referrals.form")
