"""When the newest source was written, as far as that is known."""

import re

STATED = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
YEAR = re.compile(r"\b(?:19|20)\d{2}\b")


def source_date(text: str | None) -> str:
    """Return "2025-09-01", "2025-09" or "2025"; an inferred date becomes its latest year; "" when not known."""
    if not text:
        return ""
    if STATED.fullmatch(text):
        return text
    return max(YEAR.findall(text), default="")
