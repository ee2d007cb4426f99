"""The public half of the key on paper, to which every desk's and every inbox's key is sealed from its first day.

The pair is made on a machine that is not the site's (`python -m config.recovery`); the private half is printed and goes
into two envelopes. On the worst day it opens one key there (`python -m config.recovery open`): see docs/recovery.md. In
a demo a pair is made at the first start, and its private half is thrown away.
"""

import base64
import sys

from config import paper


def public_key() -> bytes | None:
    """Return what RECOVERY_PUBLIC_KEY holds in base64; None where it holds no key."""
    # Not at the top: the paper's machine has no Django.
    from config import env

    said = env.text("RECOVERY_PUBLIC_KEY", _of_the_demo() if env.flag("RAAH_DEMO", default=True) else "")
    try:
        key = base64.b64decode(said, validate=True)
    except ValueError:
        return None
    return key if len(key) == paper.BYTES else None


def _of_the_demo() -> str:
    from nacl.public import PrivateKey

    from config import env, keys

    file = env.data_dir() / "recovery.pub"
    if not file.exists():
        keys.written_beside(file, base64.b64encode(bytes(PrivateKey.generate().public_key)).decode()).replace(file)
    return file.read_text()


def main() -> None:
    """Make a pair, or open one key by it."""
    words = sys.argv[1:]
    if words not in ([], ["open"]):
        sys.exit("Say nothing to make a pair, or: open")
    if words:
        paper.open_one()
    else:
        paper.make()


if __name__ == "__main__":
    main()
