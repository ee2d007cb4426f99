"""Ties a review to the words that were read: when they change, it no longer holds."""

from hashlib import sha256

from guides.shapes import LANGUAGE, Guide
from guides.texts import texts

LETTERS = 8


def seal(guide: Guide, what: str, language: str) -> str:
    """Return how a review of a guide's words of one kind, or of all (`what` is "language"), must end."""
    read = [text.words.get(language, "") for text in texts(guide) if what in (LANGUAGE, text.kind)]
    return f"(words {sha256(chr(10).join(read).encode()).hexdigest()[:LETTERS]})"
