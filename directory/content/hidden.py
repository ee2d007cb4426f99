"""What the content of a hidden place must not say: neither address nor point, and no words that would lead there."""

from collections.abc import Iterator, Mapping
from typing import Any

from directory.content.shape import SENSITIVE
from directory.street_like import street_like


def street_in(content: Mapping[str, Any]) -> str:
    """Return the first words in a content that would tell where the place is; empty where there are none."""
    return next(iter(streets_by_key(content).values()), "")


def streets_by_key(content: Mapping[str, Any]) -> dict[str, str]:
    """Return, by field, the first words that would tell where the place is."""
    found = {key: _found(key, value) for key, value in content.items()}
    return {key: words for key, words in found.items() if words}


def _found(key: str, value: Any) -> str:
    if key in SENSITIVE:
        return str(value) if value else ""
    return next(filter(None, (street_like(text) or "" for text in texts_in(value))), "")


def texts_in(value: Any) -> Iterator[str]:
    """Yield every text in a field, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from texts_in(part)
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from texts_in(part)
