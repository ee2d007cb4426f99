"""What a page carries in itself: stylesheets and scripts, each read once, so that page and policy are of one text."""

from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest

# What every page carries, the error pages too.
ALWAYS = frozenset({"raah.css", "leave.js"})


@cache
def text(names: str) -> str:
    """Return the text of one file of static/, or of several with spaces between their names, as it stands in a page.

    What stands together has one hash, and each costs 54 bytes of the answer's head.
    """
    folder = Path(settings.BASE_DIR) / "static"
    return "\n".join((folder / name).read_text(encoding="utf-8").strip() for name in names.split())


def carry(request: HttpRequest, name: str) -> str:
    """Return the text of a file, and note that this answer carries it, so that its policy lets it work."""
    request.__dict__.setdefault("carries", set()).add(name)
    return text(name)


def carried(request: HttpRequest) -> frozenset[str]:
    """Return the names of all files that the answer to this request carries."""
    names: set[str] = request.__dict__.get("carries", set())
    return ALWAYS | names


def sources(names: Iterable[str], kind: str) -> str:
    """Return the hashes of the named files of one kind ("css", "js") as a policy has them."""
    return " ".join(f"'sha256-{_digest(name)}'" for name in sorted(names) if name.endswith(f".{kind}"))


@cache
def _digest(name: str) -> str:
    return b64encode(sha256(text(name).encode()).digest()).decode()
