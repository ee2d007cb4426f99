"""Everyday words for needs and for whom, and the small words around them, from the list fixtures/words.json."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from rapidfuzz import fuzz, process

from places.fold import fold

FILE = Path(settings.BASE_DIR) / "fixtures" / "words.json"
# A longer word may have a slip; a short one with a slip is another word.
LONG_ENOUGH = 6
ALIKE = 86
# Beside these a lone word says for whom; in a story ("mard marta hai") it may be anybody.
JOINING = frozenset(
    fold(
        "for and or in at near need want chahiye liye mein me main ke k ki ka ko aur میں کے کی کا کو لیے لئے اور چاہیے"
    ).split()
)
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
    audiences: dict[Phrase, str]
    long_words: dict[str, str]
    fillers: frozenset[str]
    longest: int


@dataclass(frozen=True, slots=True)
class Read:
    """What the words of a text are: the needs that they name, and which of them are left, in their order.

    `left` has one entry for every word: the word itself, or None where it named a need or for whom, or is a filler.
    `audience` is for whom, where the text says so plainly and names one.
    """

    needs: tuple[str, ...]
    left: tuple[str | None, ...]
    audience: str | None = None


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
    needs, audiences = _by_phrase(said["needs"]), _by_phrase(said["audiences"])
    return Words(
        needs=needs,
        audiences=audiences,
        long_words={phrase[0]: need for phrase, need in needs.items() if len(phrase) == 1 and _is_long(phrase[0])},
        fillers=frozenset(word for text in _texts(said["fillers"]) for word in _phrase(text)),
        longest=max(map(len, (*needs, *audiences))),
    )


def _by_phrase(named: dict[str, dict[str, Any]]) -> dict[Phrase, str]:
    return {_phrase(text): name for name, by_language in named.items() for text in _texts(by_language)}


def _texts(by_language: dict[str, dict[str, list[str]]]) -> Iterable[str]:
    return (text for row in by_language.values() for text in row["words"])


def _phrase(text: str) -> Phrase:
    return tuple(map(loose, fold(text).split()))


def _is_long(word: str) -> bool:
    return len(word) >= LONG_ENOUGH and word.isascii()


# Names of a place that hold a word which says nothing anywhere else.
NAMES: tuple[Phrase, ...] = (("d", "i", "khan"), ("di", "khan"))


def read(typed: Sequence[str]) -> Read:
    """Find the needs in folded words; the longest phrase that starts at a word is the one that is meant."""
    spelt, needs = [loose(word) for word in typed], []
    audiences: list[Phrase] = []
    left: list[str | None] = []
    is_story = False
    while (at := len(left)) < len(typed):
        if name := next((name for name in NAMES if tuple(typed[at : at + len(name)]) == name), ()):
            left += name
            continue
        need, whom = _longest(words().needs, spelt, at), _longest(words().audiences, spelt, at)
        named = words().needs.get(need) or ("" if whom else _slip(spelt[at]))
        needs += [named] if named and len(need) >= len(whom) else []
        audiences += [whom] if whom and len(whom) >= len(need) else []
        is_filler = spelt[at] in words().fillers
        is_story |= is_filler and not (named or whom) and typed[at] not in JOINING
        left += [None] * max(len(need), len(whom), 1) if named or whom else [None if is_filler else typed[at]]
    return Read(_settled(needs), tuple(left), _audience(audiences, is_story=is_story or _is_done_to_her(needs)))


def _longest(table: Mapping[Phrase, str], spelt: Sequence[str], at: int) -> Phrase:
    """Return the longest phrase of the table that starts at a word; an empty one when there is none."""
    ends = range(min(at + words().longest, len(spelt)), at, -1)
    return next((phrase for end in ends if (phrase := tuple(spelt[at:end])) in table), ())


def _audience(phrases: Sequence[Phrase], *, is_story: bool) -> str | None:
    """Return the one audience that is named; a lone word of a story names none, but for transgender people."""
    named = {words().audiences[phrase]: phrase for phrase in phrases}
    told = {name for name, phrase in named.items() if not is_story or len(phrase) > 1 or name == "transgender"}
    return told.pop() if len(named) == 1 and told else None


def _is_done_to_her(needs: Sequence[str]) -> bool:
    return GIVE_WAY[0] in needs


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
