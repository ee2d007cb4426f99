"""Remembers for one run of the tests, over all its processes, what was seen of a page: looking takes a second."""

import fcntl
import json
from collections.abc import Callable
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path

from tests.browser.seen import Seen


def remembered(folder: Path, name: str, look: Callable[[], Seen]) -> Seen:
    """Return what was seen under that name; look only if no process has looked yet."""
    path = folder / f"{sha256(name.encode()).hexdigest()}.json"
    with path.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists():
            path.write_text(json.dumps(asdict(look())), encoding="utf-8")
    return Seen(**json.loads(path.read_text(encoding="utf-8")))
