"""How a message proves whose it is: bytes only, no Django. The form is that of Standard Webhooks 1.0.

Signed are id, moment and body together, so that neither an old message nor another body passes for a new one.
"""

import hmac
import secrets
from base64 import b64decode, b64encode
from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from typing import Final

PREFIX: Final = "whsec_"
SECRET_BYTES: Final = 32


def new_secret() -> str:
    """Return a secret as the partner keeps it: 256 random bits."""
    return PREFIX + b64encode(secrets.token_bytes(SECRET_BYTES)).decode()


def headers(message: str, body: bytes, at: datetime, shared: Iterable[str]) -> dict[str, str]:
    """Return the headers of a message; while a secret is replaced, it is signed by the old one and the new one."""
    moment = str(int(at.timestamp()))
    signatures = [f"v1,{signature(message, moment, body, secret)}" for secret in shared]
    return {"webhook-id": message, "webhook-timestamp": moment, "webhook-signature": " ".join(signatures)}


def signature(message: str, moment: str, body: bytes, secret: str) -> str:
    """Return HMAC-SHA256 of "id.moment.body" in base64."""
    key = b64decode(secret.removeprefix(PREFIX))
    return b64encode(hmac.digest(key, f"{message}.{moment}.".encode() + body, sha256)).decode()
