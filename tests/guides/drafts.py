"""Invented guides, as their files would hold them."""

from copy import deepcopy
from typing import Any

SOURCE = {
    "title": "An invented handbook",
    "publisher": "An invented house",
    "date": "2020",
    "url": "https://example.org/a",
}
GUIDE: dict[str, Any] = {
    "slug": "invented",
    "kind": "medical",
    "position": 1,
    "reviewed_by": {"en": "", "ur": ""},
    "title": {"en": "An invented guide", "ur": "ایک فرضی رہنما"},
    "summary": {"en": "What the guide says in short.", "ur": "رہنما مختصر میں کیا کہتا ہے۔"},
    "sections": [
        {
            "heading": {"en": "Soon", "ur": "جلد"},
            "points": [{"text": {"en": "Drink water soon.", "ur": "جلد پانی پئیں۔"}, "sources": ["book"]}],
            "links": [{"label": {"en": "A doctor", "ur": "ڈاکٹر"}, "to": "need:medical-care"}],
        },
        {
            "heading": {"en": "Later", "ur": "بعد میں"},
            "kind": "general",
            "style": "text",
            "points": [{"text": {"en": "Rest a while.", "ur": "کچھ آرام کریں۔"}}],
        },
    ],
    "sources": {"book": SOURCE},
}


def words(english: str, urdu: str = "کچھ") -> dict[str, str]:
    """Return a text in both languages."""
    return {"en": english, "ur": urdu}


def guide(**changes: Any) -> dict[str, Any]:
    """Return an invented guide with some of its fields changed."""
    return deepcopy(GUIDE) | changes


def with_part(**changes: Any) -> dict[str, Any]:
    """Return an invented guide with some fields of its first section changed."""
    made = guide()
    made["sections"][0] |= changes
    return made
