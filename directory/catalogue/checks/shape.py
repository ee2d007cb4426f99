"""The shape of a record: which keys it has, and of what type. A key that ends with "?" may be missing."""

import unicodedata
from collections.abc import Iterator
from types import NoneType
from typing import Any

TEXT = {"field": str, "language": str, "text": str, "review": str}
PHONE = {"kind": str, "published": str, "dial": str, "e164": str, "label": str}
WAY = {"helpline": str, "published": str, "dial": str, "label": str}
LOCATION = {
    "place?": str,
    "precision?": str,
    "confidential?": bool,
    "address?": str,
    "latitude?": (float, int),
    "longitude?": (float, int),
}
RECORD = {
    "id": str,
    "country": str,
    "kind": str,
    "vetting_state": str,
    "organization": str,
    "texts": [TEXT],
    "needs": [str],
    "audiences": [str],
    "accepts_minors": str,
    "location?": LOCATION,
    "areas?": [str],
    "phones?": [PHONE],
    "reached_through?": [WAY],
    "emails?": [str],
    "url?": str,
    "languages?": [str],
    "cost?": {"option": str, "free": (bool, NoneType)},
    "hours?": {"always_open?": bool, "weekly?": [[(int, str)]]},
    "source_date?": str,
    "sources?": [{"url?": str, "date?": str, "publisher": str, "note?": str}],
    "evidence?": [{"kind": str, "value": str, "digits": str, "why": str}],
}
# The zero-width non-joiner and joiner are letters' business in Urdu; other invisible characters are not.
ALLOWED_FORMAT = frozenset("\u200c\u200d")
INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})

Found = Iterator[tuple[str, str]]


def shape_faults(value: Any, schema: Any = RECORD, at: str = "") -> Found:
    """Yield (field, reason) for everything in `value` that has not the shape of `schema`."""
    if isinstance(schema, dict):
        yield from _object_faults(value, schema, at)
    elif isinstance(schema, list):
        yield from _list_faults(value, schema[0], at)
    elif not isinstance(value, schema) or (isinstance(value, bool) and not _takes_bool(schema)):
        yield at, f"has the wrong type ({type(value).__name__})"
    elif isinstance(value, str) and not is_plain(value):
        yield at, "holds an invisible or control character"


def is_plain(text: str) -> bool:
    """Tell whether every character of the text can be seen, or joins letters."""
    return all(char in ALLOWED_FORMAT or unicodedata.category(char) not in INVISIBLE for char in text)


def _takes_bool(schema: Any) -> bool:
    return bool in schema if isinstance(schema, tuple) else schema is bool


def _object_faults(value: Any, schema: dict[str, Any], at: str) -> Found:
    if not isinstance(value, dict):
        yield at, f"is not an object ({type(value).__name__})"
        return
    known = {key.removesuffix("?"): key for key in schema}
    for key in value.keys() - known.keys():
        yield _join(at, str(key)), "is not a field of the catalogue"
    for name, key in known.items():
        if name in value:
            yield from shape_faults(value[name], schema[key], _join(at, name))
        elif name == key:
            yield _join(at, name), "is missing"


def _list_faults(value: Any, schema: Any, at: str) -> Found:
    if not isinstance(value, list):
        yield at, f"is not a list ({type(value).__name__})"
        return
    for index, item in enumerate(value):
        yield from shape_faults(item, schema, f"{at}[{index}]")


def _join(at: str, name: str) -> str:
    return f"{at}.{name}" if at else name
