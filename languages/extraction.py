"""Collects every string of the templates and the code that asks to be translated. Needs babel: a tool, not a part."""

import ast
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.utils.translation.template import templatize

from languages.catalogues import Key
from languages.files import ROOT

PACKAGES = (
    *("accounts", "api", "config", "directory", "guides", "languages", "partners", "places", "referrals", "safety"),
)
# Each asks for its first string; `n` marks a plural, `p` a context before.
NAMES = ("gettext", "gettext_lazy", "gettext_noop")
KEYWORDS = dict.fromkeys(("_", *(f"{kind}{name}" for kind in ("", "n", "p", "np") for name in NAMES)))


@dataclass(slots=True)
class Asked:
    """One string that is asked for: its plural, and the files that ask, in their order."""

    plural: str = ""
    files: list[str] = field(default_factory=list)


def strings(root: Path = ROOT) -> dict[Key, Asked]:
    """Return every string that the templates and the code ask for, in the order of the files."""
    found: dict[Key, Asked] = {}
    for path in (*_python(root), *_templates(root)):
        for key, plural in _in(path, root):
            asked = found.setdefault(key, Asked(plural))
            name = path.relative_to(root).as_posix()
            asked.files += [] if name in asked.files else [name]
    return found


def spelled_out(root: Path = ROOT) -> set[str]:
    """Return every string constant of the code: data may name a string that is translated when it is shown."""
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in _python(root))
    constants = (node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return {value for value in constants if isinstance(value, str)}


def _python(root: Path) -> list[Path]:
    found = (path for package in PACKAGES for path in (root / package).rglob("*.py"))
    return sorted(path for path in found if "migrations" not in path.parts)


def _templates(root: Path) -> list[Path]:
    """Return pages, and the letters that are mailed."""
    return sorted(path for path in (root / "templates").rglob("*.*") if path.suffix in {".html", ".txt"})


def _in(path: Path, root: Path) -> Iterator[tuple[Key, str]]:
    """Yield what one file asks for: key and plural."""
    from babel.messages.extract import extract_python

    text = path.read_text(encoding="utf-8")
    source = text if path.suffix == ".py" else templatize(text, origin=path.relative_to(root).as_posix())
    for _line, function, said, _comments in extract_python(io.BytesIO(source.encode()), KEYWORDS, [], {}):
        yield from _asked(str(function), said)


def _asked(function: str, said: Any) -> Iterable[tuple[Key, str]]:
    """Read the arguments of one call; a variable has none that could be collected."""
    words = list(said) if isinstance(said, tuple) else [said]
    context = words.pop(0) if function.startswith(("p", "np")) else None
    plural = words[1] if function.startswith("n") and len(words) > 1 else ""
    return [((context, words[0]), plural or "")] if words and words[0] else []
