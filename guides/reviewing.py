"""Which pages nobody of the trade, or no native speaker, has read yet. For reports and for the foot of a page."""

from typing import NamedTuple

from guides import shelf
from guides.shapes import GUARDED, LANGUAGE, LANGUAGES, Guide


class Unreviewed(NamedTuple):
    """A page in one language, and what of it nobody has checked: kinds of text, or "language"."""

    slug: str
    language: str
    lacking: tuple[str, ...]


def lacking(guide: Guide, language: str) -> tuple[str, ...]:
    """Return what of a page nobody has checked in a language. English is the language in which it was thought out."""
    wanted = [str(kind) for kind in guide.kinds() if kind in GUARDED]
    wanted += [LANGUAGE] if language != "en" else []
    return tuple(what for what in wanted if not guide.reviews(language).get(what))


def unreviewed() -> list[Unreviewed]:
    """Return every page that lacks a review, in the guides' order."""
    every = ((guide.slug, language, lacking(guide, language)) for guide in shelf.every() for language in LANGUAGES)
    return [Unreviewed(*row) for row in every if row[2]]


def missing(language: str) -> list[str]:
    """Return the slugs of the guides that have no words in a language (they are whole or not there)."""
    return [guide.slug for guide in shelf.every() if language not in guide.title]
