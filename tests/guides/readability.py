"""How hard an English text is to read: the Flesch-Kincaid grade (years of school), with a simple count of syllables."""

import re
from collections.abc import Iterable

WORD = re.compile(r"[A-Za-z][A-Za-z'’]*|\d+")
ENDS = re.compile(r"[.!?;]+(?=\s|$|[”\"])")
VOWELS = re.compile(r"[aeiouy]+")


def grade(texts: Iterable[str]) -> float:
    """Return the grade of several texts; each of them ends a sentence, with a full stop or without."""
    whole = [text for text in texts if WORD.search(text)]
    words = [word for text in whole for word in WORD.findall(text)]
    sentences = sum(max(1, len(ENDS.findall(text))) for text in whole)
    return 0.39 * len(words) / sentences + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def syllables(word: str) -> int:
    """Return about how many syllables a word has: groups of vowels, without a silent e at the end."""
    plain = re.sub(r"(?:[^laeiouy]e|[^aeioutd]ed|[^aeiousxzc]es)$", lambda end: end[0][0], word.lower())
    return max(1, len(VOWELS.findall(plain)))
