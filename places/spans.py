"""Cut a typed text into the runs of words that may be a place's name. Pure: no Django."""

import re
from dataclasses import dataclass
from functools import cached_property

from places.fold import LONGEST, fold, skeleton
from places.near import near

MOST_WORDS = 8
MOST_WORDS_MISSPELT = 5
"""With more words only exact names are looked for: slips in long texts would match anything."""


@dataclass(frozen=True)
class Span:
    """Words `start` to `end` (excluded) of the text, as one key."""

    start: int
    end: int
    key: str

    @cached_property
    def skeleton(self) -> str:
        """The consonants of the key."""
        return skeleton(self.key)


@dataclass(frozen=True)
class Typed:
    """What somebody typed, folded and cut."""

    text: str
    words: tuple[str, ...]
    spans: tuple[Span, ...]

    @property
    def key(self) -> str:
        """All words as one key."""
        return "".join(self.words)

    def near(self) -> list[int]:
        """Return the numbers under which slips of any span are found."""
        if len(self.words) > MOST_WORDS_MISSPELT:
            return []
        return list({number for span in self.spans for number in near(span.skeleton)})


ID = re.compile("(?=.{3,120}$)[A-Za-z0-9-]+(/[A-Za-z0-9-]+)+")


def as_id(text: str) -> str:
    """Return `text` if it has the letters of a place's id, else nothing."""
    text = text.strip()
    return text if ID.fullmatch(text) else ""


def read(text: str) -> Typed | None:
    """Fold and cut `text`; None for what can be no place (nothing left, or too long)."""
    if len(text) > LONGEST:
        return None
    folded = fold(text)
    words = tuple(folded.split())
    if not words or len(words) > MOST_WORDS or len(folded) > LONGEST:
        return None
    ends = range(1, len(words) + 1)
    spans = tuple(Span(start, end, "".join(words[start:end])) for end in ends for start in range(end))
    return Typed(folded, words, spans)
