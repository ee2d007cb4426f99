"""What differs between two contents, field by field."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from directory.content.shape import KEYS, Content


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that says something else. `is_contested`: the live listing changed there since the draft was begun."""

    key: str
    before: Any
    after: Any
    is_contested: bool = False


def changed(base: Content, content: Content) -> frozenset[str]:
    """Return the names of the fields in which a content differs from what it was begun from."""
    return frozenset(key for key in content.keys() | base.keys() if content.get(key) != base.get(key))


def differences(base: Content, content: Content, live: Content) -> list[Difference]:
    """Return what a draft would change of the live listing, in the order of the fields."""
    touched = changed(base, content)
    return [
        Difference(key, live.get(key), content.get(key), live.get(key) != base.get(key))
        for key in KEYS
        if key in touched and content.get(key) != live.get(key)
    ]


def merged(live: Content, content: Content, keys: Iterable[str]) -> Content:
    """Return the live content with some fields as the draft has them."""
    return live | {key: content[key] for key in keys}
