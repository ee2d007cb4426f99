"""Takes out of a confidential record what would tell where it is."""

import re
from typing import Any

from directory.catalogue.checks.streets import OTHERWISE, telling_fields
from directory.street_like import street_like

Record = dict[str, Any]
# Where a sentence ends; what is cut short ("No. 12", "H. No.") does not end one.
SENTENCES = re.compile(r"(?<=[.!?;۔؛])(?<!\b\w\.)\s+(?![\d#])")
# What may be missing from a row, and may not be empty there.
MAY_BE_MISSING = frozenset({"url", "note"})


def without_streets(record: Record) -> Record:
    """Return the record without the sentences that tell where it is, if it is confidential; else as it stands.

    A row of evidence stays, whatever is cut of its words: numbers that are wrong must not come back.
    """
    if not any(telling_fields(record)):
        return record
    kept = {name: value if name in OTHERWISE else _cut(value) for name, value in record.items()}
    kept["texts"] = [text for text in kept["texts"] if text["text"]]
    if not kept.get("cost", {}).get("option"):
        kept.pop("cost", None)
    return {name: value for name, value in kept.items() if value}


def cut_words(text: str) -> str:
    """Return the text without the sentences that tell where a place is; "" when nothing else is left of it."""
    if not street_like(text):
        return text
    rest = " ".join(sentence for sentence in SENTENCES.split(text) if not street_like(sentence))
    return "" if street_like(rest) else rest


def _cut(value: Any) -> Any:
    if isinstance(value, str):
        return cut_words(value)
    if isinstance(value, list):
        return [_cut(item) for item in value]
    if isinstance(value, dict):
        kept = {name: _cut(item) for name, item in value.items()}
        return {name: item for name, item in kept.items() if item != "" or name not in MAY_BE_MISSING}
    return value
