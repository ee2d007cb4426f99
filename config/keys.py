"""The key under which second factors are sealed: a file beside the site, never in the database or its copies.

A file has one key a line, "number key" in base64; the highest number seals, all of them open. It is made by
`python -m config.keys`, which adds a line where there is a file already: so a key is changed without a day on which
nobody can sign in. In a demo it is made at the first start.
"""

import base64
import os
import secrets
import stat
import sys
from pathlib import Path
from typing import Final

from django.core.exceptions import ImproperlyConfigured

from config import env

BYTES: Final = 32
OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO


def path() -> Path:
    """Return the file that STAFF_KEY_FILE names; in a demo one in the data folder."""
    named = env.text(
        "STAFF_KEY_FILE", str(env.data_dir() / "staff.key") if env.flag("RAAH_DEMO", default=True) else None
    )
    return Path(named)


def of_staff() -> dict[int, bytes]:
    """Return the keys by their number. Refuses the start where there is none, or where others may read them."""
    file = path()
    if not file.exists():
        if not env.flag("RAAH_DEMO", default=True):
            raise ImproperlyConfigured(f"Make the key file {file} with: python -m config.keys")
        add(file)
    if file.stat().st_mode & OTHERS:
        raise ImproperlyConfigured(f"Others may read the key file {file}; close it with: chmod 600 {file}")
    return dict(map(_read, file.read_text().splitlines()))


def add(file: Path) -> int:
    """Write a new key as the last line; return its number. A file that two processes begin at once has one beginner."""
    held = dict(map(_read, file.read_text().splitlines())) if file.exists() else {}
    number = max(held, default=0) + 1
    line = f"{number} {base64.b64encode(secrets.token_bytes(BYTES)).decode()}\n"
    before = file.read_text() if held else ""
    beside = file.with_name(f"{file.name}.{os.getpid()}")
    beside.touch(mode=0o600)
    beside.write_text(before + line)
    if held:
        beside.replace(file)
    else:
        _begin(beside, file)
    return number


def _begin(beside: Path, file: Path) -> None:
    try:
        os.link(beside, file)
    except FileExistsError:
        # Another process was first; its key is the one.
        pass
    finally:
        beside.unlink()


def _read(line: str) -> tuple[int, bytes]:
    number, _, text = line.partition(" ")
    try:
        key = base64.b64decode(text, validate=True)
        found = int(number), key
    except ValueError as error:
        raise ImproperlyConfigured(f"The key file {path()} has a line that is not 'number key'.") from error
    if len(key) != BYTES:
        raise ImproperlyConfigured(f"Key {number} in {path()} has {len(key)} bytes instead of {BYTES}.")
    return found


if __name__ == "__main__":
    sys.exit(print(f"Key {add(path())} is in {path()}."))
