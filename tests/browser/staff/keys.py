"""What a person signs in with: a device that holds passkeys, and an app that makes codes."""

import base64
import hashlib
import hmac
import struct
import time

from playwright.sync_api import Page

STEP_S = 30
OPTIONS = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
URDU = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


class Passkeys:
    """The part of a phone that holds passkeys, in a page of its own: it says yes whenever it is asked."""

    def __init__(self, page: Page) -> None:
        self._tools = page.context.new_cdp_session(page)
        self._tools.send("WebAuthn.enable")
        self._id = self._tools.send("WebAuthn.addVirtualAuthenticator", {"options": OPTIONS})["authenticatorId"]

    @property
    def held(self) -> list[dict]:
        """Return the passkeys in it."""
        return self._tools.send("WebAuthn.getCredentials", {"authenticatorId": self._id})["credentials"]

    def forget(self) -> None:
        """Lose them all."""
        self._tools.send("WebAuthn.clearCredentials", {"authenticatorId": self._id})


class App:
    """An app that makes codes (RFC 6238), for somebody who does not wait for the next one."""

    def __init__(self, secret: str) -> None:
        self._secret = base64.b32decode(secret)
        self._shown: set[int] = set()

    def code(self) -> str:
        """Return a code that was not shown yet: that of now, else of the step that comes, else of the one before."""
        now = int(time.time()) // STEP_S
        step = next(step for step in (now, now + 1, now - 1) if step not in self._shown)
        self._shown.add(step)
        proof = hmac.digest(self._secret, struct.pack(">Q", step), hashlib.sha1)
        (number,) = struct.unpack_from(">I", proof, proof[-1] & 15)
        return f"{(number & 0x7FFFFFFF) % 10**6:06}"


def in_urdu(code: str) -> str:
    """Return a code as an Urdu keyboard writes it."""
    return code.translate(URDU)
