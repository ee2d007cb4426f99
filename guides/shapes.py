"""What a guide is made of. Its words stand in every language that it was written in."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

# language code: text
Words = Mapping[str, str]

# Every guide is written in these; other languages may be added text by text.
LANGUAGES = ("en", "ur")


class Kind(StrEnum):
    """What a text speaks of; this decides who must have read it before it is shown."""

    SITE = "site"
    GENERAL = "general"
    MEDICAL = "medical"
    LEGAL = "legal"
    CHILD = "child"


# What a wrong word can do harm in: each claim names its source, and somebody of the trade has read it.
GUARDED = frozenset({Kind.MEDICAL, Kind.LEGAL, Kind.CHILD})
# What a review may be of: a guarded kind, or how the words read to a native speaker.
LANGUAGE = "language"
REVIEWS = frozenset({*GUARDED, LANGUAGE})


class Style(StrEnum):
    """How the points of a section stand: as a list, as steps with numbers, as paragraphs."""

    LIST = "list"
    STEPS = "steps"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a claim comes from. `date` is a year or a date; `url` is empty where no lasting address is known."""

    title: str
    publisher: str
    date: str = ""
    url: str = ""
    licence: str = ""
    licence_url: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that is said, with the keys of its sources."""

    text: Words
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """Where to go on.

    `to` is "need:<slug>" or "audience:<slug>" (a search in the home country), "guide:<slug>", "page:<name of a door>",
    or "https://…".
    """

    label: Words
    to: str


@dataclass(frozen=True, slots=True)
class Section:
    """Points under one heading."""

    heading: Words
    kind: Kind
    style: Style
    points: tuple[Point, ...]
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Guide:
    """One page of text. `reviewed_by` says for each language who has checked what: {"ur": {"medical": "…"}}."""

    slug: str
    kind: Kind
    position: int
    is_indexed: bool
    reviewed_by: Mapping[str, Mapping[str, str]]
    title: Words
    summary: Words
    sections: tuple[Section, ...]
    sources: Mapping[str, Source]

    def kinds(self) -> tuple[Kind, ...]:
        """Return every kind of text on the page, its own first."""
        return tuple(dict.fromkeys((self.kind, *(section.kind for section in self.sections))))

    def reviews(self, language: str) -> Mapping[str, str]:
        """Return who has checked what of the page in a language."""
        return self.reviewed_by.get(language, {})
