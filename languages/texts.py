"""Reads texts that stand in JSON, by language, and says which one a language lacks."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from languages.known import SOURCE

# Says who has read it; no text of its own.
REVIEW = "reviewed_by"


def read(path: Path) -> Any:
    """Return what a JSON file holds."""
    return json.loads(path.read_text(encoding="utf-8"))


def leaves(tree: Any, where: str = "") -> dict[str, str]:
    """Return every text of a tree by its path: "problems.404.0"."""
    if isinstance(tree, str):
        return {where: tree}
    parts = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    inner = (leaves(part, f"{where}.{name}".lstrip(".")) for name, part in parts if name != REVIEW)
    return {path: text for found in inner for path, text in found.items()}


def lacking(source: Any, translation: Any) -> list[str]:
    """Return the paths of texts that the source has and the translation has not."""
    done = leaves(translation)
    return [path for path, text in leaves(source).items() if text and not done.get(path)]


def groups(tree: Any, where: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every object whose keys are languages, with its path."""
    if isinstance(tree, dict) and SOURCE in tree:
        yield where, tree
        return
    parts = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for name, part in parts:
        if name != REVIEW:
            yield from groups(part, f"{where}.{name}".lstrip("."))


def lacking_in(tree: Any, code: str) -> list[str]:
    """Return the paths of all texts that a tree of groups does not have in a language."""
    return [
        f"{where}.{path}".rstrip(".")
        for where, group in groups(tree)
        for path in lacking(group[SOURCE], group.get(code, {}))
    ]
