"""The public half of the key on paper, to which every desk's key is sealed from its first day.

The pair is made on a machine that is not the site's (`python -m config.recovery`); the private half is printed and goes
into two envelopes. In a demo a pair is made at the first start, and its private half is thrown away.
"""

import base64
from typing import Final

from nacl.public import PrivateKey

from config import env, keys

BYTES: Final = 32
GROUP: Final = 4


def public_key() -> bytes | None:
    """Return what RECOVERY_PUBLIC_KEY holds in base64; None where it holds no key."""
    said = env.text("RECOVERY_PUBLIC_KEY", _of_the_demo() if env.flag("RAAH_DEMO", default=True) else "")
    try:
        key = base64.b64decode(said, validate=True)
    except ValueError:
        return None
    return key if len(key) == BYTES else None


def _of_the_demo() -> str:
    file = env.data_dir() / "recovery.pub"
    if not file.exists():
        keys.written_beside(file, base64.b64encode(bytes(PrivateKey.generate().public_key)).decode()).replace(file)
    return file.read_text()


def main() -> None:
    """Make a pair and print both halves, the private one in groups to be typed from paper."""
    made = PrivateKey.generate()
    secret = bytes(made).hex()
    print("Private half. Print it twice, one envelope each; keep no file:")
    print(" ".join(secret[start : start + GROUP] for start in range(0, len(secret), GROUP)))
    print("\nPublic half, for the site:")
    print(f"RECOVERY_PUBLIC_KEY={base64.b64encode(bytes(made.public_key)).decode()}")


if __name__ == "__main__":
    main()
