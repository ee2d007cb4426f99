"""The words that the public reads, without what would tell where a confidential place is."""

import re
from collections.abc import Iterator
from typing import Any

Text = dict[str, str]

# Confidential places are said by their district, also in their names.
DISTRICT_NAMES: dict[str, tuple[str, str]] = {
    "pk-darulaman-lower-dir": ("Timergara", "Lower Dir"),
    "pk-darulaman-nawabshah": ("Nawabshah", "Shaheed Benazirabad"),
    "pk-nawabshah-safe-house": ("Nawabshah", "Shaheed Benazirabad"),
}
# And no record says what it stands beside: that may be a confidential place.
NEIGHBOUR = re.compile(r",? (?:next to|beside|near|opposite|with) (?:the |a )?protection centre\b")
PUBLIC_FIELDS = ("name", "description")


def texts_of(record: dict[str, Any], **as_published: str) -> list[Text]:
    """Return the rows of text; `as_published` are further English words by field (hours, languages, coverage)."""
    english = {field: cut(record[field] or "", record["id"]) for field in PUBLIC_FIELDS} | as_published
    return [*_rows(english, "en", "source"), *_rows({"name": record["name_ur"] or ""}, "ur", _review(record))]


def cut(text: str, slug: str) -> str:
    """Return the text without the words that may not be said."""
    town, district = DISTRICT_NAMES.get(slug, ("", ""))
    said = text.replace(town, district) if town else text
    return NEIGHBOUR.sub("", said)


def has_cuts(record: dict[str, Any]) -> bool:
    """Tell whether words were taken out of the record."""
    return any(cut(record[field] or "", record["id"]) != (record[field] or "") for field in PUBLIC_FIELDS)


def _rows(words: dict[str, str], language: str, review: str) -> Iterator[Text]:
    for field, text in words.items():
        if text:
            yield {"field": field, "language": language, "text": text, "review": review}


def _review(record: dict[str, Any]) -> str:
    seen = (record["name_ur_origin"] or "").startswith("seen")
    return "source" if seen else "needs review"
