"""What every HSDS object needs: an id that stays, no empty keys, words in the right language."""

from collections.abc import Iterable
from typing import Any, Final
from uuid import UUID, uuid5

from directory.cards import facts
from directory.models import Review

HSDSObject = dict[str, Any]

NAMESPACE: Final = UUID("6f0a4a0e-3c57-5d0c-9b1c-5b8f7a1f2e11")
# The key of all that our profile adds to an object of the standard.
OURS: Final = "raah"


def identify(*parts: object) -> str:
    """Return a UUID derived from what the row says, so that it is the same after every reload of the catalogue."""
    return str(uuid5(NAMESPACE, "/".join(str(part) for part in parts)))


def without_blanks(**fields: Any) -> HSDSObject:
    """Return the fields that say something: HSDS allows no null, and an empty text or list says nothing."""
    return {name: value for name, value in fields.items() if value not in (None, "", [], {})}


def said(texts: Iterable[Any], field: str) -> str:
    """Return the words of `field` in English, else in any language; empty when there are none."""
    return facts.said(texts, "en", field)[1]


def name_in_urdu(texts: Iterable[Any]) -> str:
    """Return the Urdu name when a source or a native speaker stands behind it, else nothing."""
    found = (row for row in texts if (row.field, row.language) == ("name", "ur") and row.review != Review.NEEDS_REVIEW)
    return next((row.text for row in found), "")
