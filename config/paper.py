"""The key on paper, on a machine that is not the site's: needs PyNaCl and nothing else, no Django and no network.

`python -m config.recovery` makes the pair; `python -m config.recovery open` seals one group's key to somebody's public
half by the private half that was typed from paper. Nothing is written to a file.
"""

import base64
import getpass
import sys
from typing import Final

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

BYTES: Final = 32
GROUP: Final = 4
# What SealedBox adds to what it seals.
MORE: Final = 48


def make() -> None:
    """Make a pair and print both halves, the private one in groups to be typed from paper."""
    made = PrivateKey.generate()
    secret = bytes(made).hex()
    print("Private half. Print it twice, one envelope each; keep no file:")
    print(" ".join(secret[start : start + GROUP] for start in range(0, len(secret), GROUP)))
    print("\nPublic half, for the site:")
    print(f"RECOVERY_PUBLIC_KEY={base64.b64encode(bytes(made.public_key)).decode()}")


def open_one() -> None:
    """Ask for what was carried here, and print the key as it is sealed to whoever gets it. SystemExit in words."""
    private = private_half(_asked("Private half, as it stands on paper: ", is_secret=True))
    sealed = _bytes_of(_asked("sealed: "), BYTES + MORE, "sealed key")
    public = _bytes_of(_asked("public: "), BYTES, "public half")
    print(base64.b64encode(handed_on(private, sealed, public)).decode())


def private_half(typed: str) -> bytes:
    """Return the private half that was typed from paper, with spaces or dashes as they come. SystemExit in words."""
    try:
        half = bytes.fromhex("".join(typed.replace("-", " ").split()))
    except ValueError:
        half = b""
    if len(half) != BYTES:
        sys.exit("This is no private half: it has 16 groups of 4, of digits and the letters a to f.")
    return half


def handed_on(private: bytes, sealed: bytes, public: bytes) -> bytes:
    """Return what was sealed to the paper, sealed to somebody's public half. SystemExit in words."""
    try:
        key = SealedBox(PrivateKey(private)).decrypt(sealed)
    except CryptoError:
        sys.exit("The paper does not open this key: a letter is wrong on one side, or it is the paper of another site.")
    return bytes(SealedBox(PublicKey(public)).encrypt(key))


def _asked(question: str, *, is_secret: bool = False) -> str:
    """Return one line; the question goes to the screen beside what is printed. Typed secrets are not shown."""
    if is_secret and sys.stdin.isatty():
        return getpass.getpass(question)
    print(question, end="", file=sys.stderr, flush=True)
    return sys.stdin.readline()


def _bytes_of(typed: str, length: int, what: str) -> bytes:
    try:
        found = base64.b64decode("".join(typed.split()), validate=True)
    except ValueError:
        found = b""
    if len(found) != length:
        sys.exit(f"This is no {what}: copy the whole line that the site has printed.")
    return found
