"""Keys that lie in files beside the site, never in the database or its copies.

STAFF_KEY_FILE seals second factors, AUDIT_KEY_FILE marks the chain of the audit, PEPPER_FILE goes into everything of
the private flow. A file has one key a line, "number key" in base64; the highest number seals, all of them open. It is
made by `python -m config.keys` (with the variable's name, else STAFF_KEY_FILE), which adds a line where there is a
file already: so a key is changed without a day on which nobody can sign in. In a demo it is made at the first start.
"""

import base64
import os
import secrets
import stat
import sys
import tempfile
from pathlib import Path
from typing import Final

from django.core.exceptions import ImproperlyConfigured

from config import env

BYTES: Final = 32
OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO


STAFF: Final = "STAFF_KEY_FILE"
AUDIT: Final = "AUDIT_KEY_FILE"
PEPPER: Final = "PEPPER_FILE"
IN_A_DEMO: Final = {STAFF: "staff.key", AUDIT: "audit.key", PEPPER: "pepper.key"}


def path(name: str = STAFF) -> Path:
    """Return the file that a variable names; in a demo one in the data folder."""
    return Path(env.text(name, str(env.data_dir() / IN_A_DEMO[name]) if _is_demo() else None))


def of_staff() -> dict[int, bytes]:
    """Return the keys by their number. Refuses the start where there is none, or where others may read them."""
    return _demanded(STAFF)


def of_audit() -> bytes:
    """Return the key that marks the chain of the audit: the newest. Refuses the start where there is none."""
    held = _demanded(AUDIT)
    return held[max(held)]


def peppers() -> dict[int, bytes]:
    """Return the peppers by their number; none where they are missing or cannot be used.

    Then nothing private can be asked or opened, and pages say so; the directory does not depend on them.
    """
    if not _is_demo() and not env.text(PEPPER, ""):
        return {}
    try:
        return _demanded(PEPPER)
    except (ImproperlyConfigured, OSError, ValueError):
        return {}


def _is_demo() -> bool:
    return env.flag("RAAH_DEMO", default=True)


def _demanded(name: str) -> dict[int, bytes]:
    file = path(name)
    if not file.exists():
        if not _is_demo():
            raise ImproperlyConfigured(f"Make the key file {file} with: python -m config.keys {name}")
        begin(file)
    if file.stat().st_mode & OTHERS:
        raise ImproperlyConfigured(f"Others may read the key file {file}; close it with: chmod 600 {file}")
    return _held(file)


def begin(file: Path) -> None:
    """Make the file with its first key. Where several begin at once, the first one's key is the one."""
    beside = written_beside(file, _line(1))
    try:
        os.link(beside, file)
    except FileExistsError:
        pass
    finally:
        beside.unlink()


def add(file: Path) -> int:
    """Write a new key as the last line; return its number."""
    held = _held(file)
    number = max(held) + 1
    written_beside(file, file.read_text() + _line(number)).replace(file)
    return number


def _line(number: int) -> str:
    return f"{number} {base64.b64encode(secrets.token_bytes(BYTES)).decode()}\n"


def written_beside(file: Path, text: str) -> Path:
    """Write to a file of a name that nobody else has, readable by its owner only; the caller puts it in its place."""
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f"{file.name}.")
    with os.fdopen(handle, "w") as beside:
        beside.write(text)
    return Path(name)


def _held(file: Path) -> dict[int, bytes]:
    """Return what a file holds. ImproperlyConfigured where that is nothing, or one number twice."""
    pairs = [_read(file, line) for line in file.read_text().splitlines()]
    held = dict(pairs)
    if not held or len(held) < len(pairs):
        raise ImproperlyConfigured(f"The key file {file} must have a key in each line, and each number once.")
    return held


def _read(file: Path, line: str) -> tuple[int, bytes]:
    number, _, text = line.partition(" ")
    try:
        key = base64.b64decode(text, validate=True)
        found = int(number), key
    except ValueError as error:
        raise ImproperlyConfigured(f"The key file {file} has a line that is not 'number key'.") from error
    if len(key) != BYTES:
        raise ImproperlyConfigured(f"Key {number} in {file} has {len(key)} bytes instead of {BYTES}.")
    return found


def main() -> None:
    """Make the file, or add a key to it."""
    name = sys.argv[1] if len(sys.argv) > 1 else STAFF
    if name not in IN_A_DEMO:
        sys.exit(f"Name one of: {', '.join(IN_A_DEMO)}")
    file = path(name)
    if file.exists():
        add(file)
    else:
        begin(file)
    print(f"Key {max(_held(file))} is in {file}.")


if __name__ == "__main__":
    main()
