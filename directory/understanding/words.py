"""Everyday words for needs, and the small words around them, from the committed list fixtures/words.json."""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings
from rapidfuzz import fuzz, process

from places.fold import fold

FILE = Path(settings.BASE_DIR) / "fixtures" / "words.json"
# A longer word may have a slip; a short one with a slip is another word.
LONG_ENOUGH = 6
ALIKE = 86
# These say what is done, and to whom, not what she wants: any other need that she names says more. First goes first.
GIVE_WAY = ("psychosocial-support", "child-protection")

_SAME_SOUND = (
    (re.compile("v"), "w"),
    (re.compile("q"), "k"),
    (re.compile("ph"), "f"),
    (re.compile("ee|ii|ea"), "i"),
    (re.compile("oo|ou"), "u"),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile("(?<=.)ay$|(?<=.)ey$|(?<=.)ai$"), "e"),
    (re.compile("(?<=[aeiou])h$"), ""),
)

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """The list, ready for matching: phrases by their loose spelling, long single words, fillers."""

    needs: dict[Phrase, str]
    long_words: dict[str, str]
    fillers: frozenset[str]
    longest: int


@dataclass(frozen=True, slots=True)
class Read:
    """What the words of a text are: the needs that they name, and which of them are left, in their order.

    `left` has one entry for every word: the word itself, or None where it named a need or is a filler.
    """

    needs: tuple[str, ...]
    left: tuple[str | None, ...]


def loose(word: str) -> str:
    """Return a spelling that is the same for the usual Roman spellings of one Urdu word.

    >>> loose("vakeel"), loose("wakil"), loose("panaah")
    ('wakil', 'wakil', 'pana')
    """
    for pattern, sound in _SAME_SOUND:
        word = pattern.sub(sound, word)
    return word


@cache
def words() -> Words:
    """Read the list once."""
    said = json.loads(FILE.read_text(encoding="utf-8"))
    needs = {_phrase(text): need for need, by_language in said["needs"].items() for text in _texts(by_language)}
    return Words(
        needs=needs,
        long_words={phrase[0]: need for phrase, need in needs.items() if len(phrase) == 1 and _is_long(phrase[0])},
        fillers=frozenset(word for text in _texts(said["fillers"]) for word in _phrase(text)),
        longest=max(map(len, needs)),
    )


def _texts(by_language: dict[str, dict[str, list[str]]]) -> Iterable[str]:
    return (text for row in by_language.values() for text in row["words"])


def _phrase(text: str) -> Phrase:
    return tuple(map(loose, fold(text).split()))


def _is_long(word: str) -> bool:
    return len(word) >= LONG_ENOUGH and word.isascii()


def read(typed: Sequence[str]) -> Read:
    """Find the needs in folded words; the longest phrase that starts at a word is the one that is meant."""
    spelt, found = [loose(word) for word in typed], []
    left: list[str | None] = []
    while len(left) < len(typed):
        at = len(left)
        length, need = _need_at(spelt, at)
        found += [need] if need else []
        is_filler = spelt[at] in words().fillers
        left += [None] * length if need else [None if is_filler else typed[at]]
    return Read(_settled(found), tuple(left))


def _need_at(spelt: Sequence[str], at: int) -> tuple[int, str | None]:
    """Return how many words from `at` on name a need, and which."""
    table = words()
    for length in range(min(table.longest, len(spelt) - at), 0, -1):
        if need := table.needs.get(tuple(spelt[at : at + length])):
            return length, need
    return 1, _slip(spelt[at])


def _slip(word: str) -> str | None:
    """Return the need of a long word that is typed with a slip."""
    if not _is_long(word) or word in words().fillers:
        return None
    found = process.extractOne(word, words().long_words.keys(), scorer=fuzz.ratio, score_cutoff=ALIKE)
    return words().long_words[found[0]] if found else None


def _settled(found: list[str]) -> tuple[str, ...]:
    needs = list(dict.fromkeys(found))
    for vague in GIVE_WAY:
        if len(needs) > 1 and vague in needs:
            needs.remove(vague)
    return tuple(needs)
