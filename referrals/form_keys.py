"""The key of one form: 32 bytes of chance that only her page holds, with the moment at which the form began, signed.

The chance names the form: however often it is sent, it makes one case. The signature only says that the moment is
ours; a key never ends, and one whose signature is wrong still names its form.
"""

import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from hmac import compare_digest
from secrets import token_bytes
from typing import Final

from django.conf import settings

from safety.sealing import key_for

CHANCE, MOMENT, SIGNATURE = 32, 4, 8
LETTERS: Final = 60
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
    secret, began = token_bytes(CHANCE), int(now or time.time())
    said = secret + began.to_bytes(MOMENT, "big")
    return FormKey(urlsafe_b64encode(said + _signature(said)).decode().rstrip("="), secret, began)


def read(text: str) -> FormKey | None:
    """Return the key that a page has sent; None for what cannot be one."""
    try:
        made = urlsafe_b64decode((text[: LETTERS + 1] + "=" * (-len(text) % 4)).encode("ascii"))
    except ValueError:
        return None
    if len(made) != CHANCE + MOMENT + SIGNATURE:
        return None
    said, secret = made[:-SIGNATURE], made[:CHANCE]
    is_ours = compare_digest(made[-SIGNATURE:], _signature(said))
    return FormKey(text, secret, int.from_bytes(said[CHANCE:], "big") if is_ours else None)


def _signature(said: bytes) -> bytes:
    return blake2b(said, key=_key(settings.SECRET_KEY), digest_size=SIGNATURE).digest()


@cache
def _key(secret: str) -> bytes:
    return key_for("form", secret)
