"""From typed words to a place, needs, listings and a number. Nothing here is ever logged."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from directory.understanding.names import listings_named
from directory.understanding.numbers import listings_of, number_in
from directory.understanding.words import read
from places.fold import fold, key, skeleton
from places.lookup import Lookup, look_up

MAX_LETTERS = 200
MAX_PLACE_WORDS = 5
SENTENCE = 3
SHORT_FORM = 3
IN_BEFORE = frozenset({"in", "near", "at", "around"})
IN_AFTER = frozenset({"mein", "main", "me", "mei", "mai", "ma", "میں", "مین"} | {fold("میں")})


@dataclass(frozen=True, slots=True)
class Understanding:
    """What was understood. `listings` are ids of services at locations, `number` the digits, `audience` for whom."""

    place: Lookup
    needs: tuple[str, ...] = ()
    listings: tuple[UUID, ...] = ()
    number: str | None = None
    audience: str | None = None

    @property
    def is_nothing(self) -> bool:
        """Say whether nothing at all was understood."""
        return self.place.is_nothing and not (self.needs or self.listings or self.number or self.audience)


def understand(text: str) -> Understanding:
    """Return what the text means. Takes any text; at most one statement for a place and one for a name or number."""
    text = text[:MAX_LETTERS]
    number, rest = number_in(text)
    if not number:
        return _without_number(fold(text).split())
    listings, words = listings_of(number), fold(rest).split()
    if not listings and words:
        # A house, a road, a year: the digits belong to the words.
        return _by_words(fold(text).split())
    by_words = _by_words(words)
    return Understanding(by_words.place, by_words.needs, listings, number, by_words.audience)


def _by_words(words: list[str]) -> Understanding:
    found = read(words)
    return Understanding(_place(words, found.left), found.needs, audience=found.audience)


def _without_number(words: list[str]) -> Understanding:
    by_words, left = _by_words(words), read(words).left
    if not any(left) or _is_surely(by_words.place, left):
        return by_words
    name = [word for word in words if word not in IN_BEFORE | IN_AFTER]
    listings, naming = listings_named(name, place=_words_of(by_words.place))
    if not listings:
        return by_words
    others = [word for word in words if word not in naming or word in _words_of(by_words.place)]
    found = read(others)
    return Understanding(_place_beside(by_words.place, others), found.needs, listings, audience=found.audience)


def _place(words: Sequence[str], left: Sequence[str | None]) -> Lookup:
    """Look up the words that may be a place; none, when every word names a need or is small."""
    runs = _runs(left)
    wanted = [words[at] for run in _place_runs(words, runs, _is_sentence(left)) for at in run]
    if not wanted:
        return Lookup()
    found = look_up(" ".join(wanted))
    is_told_where = any(_says_where(words, run) for run in runs)
    return found if is_told_where or not _is_sentence(left) or _sounds_like(found, wanted) else Lookup()


def _runs(left: Sequence[str | None]) -> list[list[int]]:
    """Return the positions of the words that are left, those that stand together in one list."""
    return [list(run) for is_left, run in groupby(range(len(left)), key=lambda at: left[at] is not None) if is_left]


def _is_sentence(left: Sequence[str | None]) -> bool:
    """Say whether the text is more than a need and a place: what is left of it may be any word."""
    return left.count(None) >= SENTENCE


def _sounds_like(place: Lookup, wanted: list[str]) -> bool:
    """Say whether a place that was found has the consonants that were typed; two alone are too few to tell."""
    typed = skeleton(" ".join(wanted))
    heard = {skeleton(name) for found in place.candidates for name in (found.name, found.name_ur)}
    return _is_surely(place, wanted) or (len(typed) > 2 and typed in heard)


def _place_runs(words: Sequence[str], runs: list[list[int]], is_sentence: bool) -> list[list[int]]:
    """Return the runs that may be a place; of a sentence the one that it says is where, else the last."""
    if not is_sentence and sum(map(len, runs)) <= MAX_PLACE_WORDS:
        return runs
    return [run for run in runs if _says_where(words, run)][:1] or runs[-1:]


def _says_where(words: Sequence[str], run: Sequence[int]) -> bool:
    before = words[run[0] - 1] if run[0] else ""
    after = words[run[-1] + 1] if run[-1] + 1 < len(words) else ""
    return before in IN_BEFORE or after in IN_AFTER


def _is_surely(place: Lookup, left: Sequence[str | None]) -> bool:
    """Say whether the words that are left are exactly the name of what was found, so that no listing is meant.

    A place is found by two or three letters only when they are its short form ("kp").
    """
    typed = key(" ".join(word for word in left if word))
    if place.is_found and len(typed) <= SHORT_FORM:
        return True
    return any(typed in {key(found.name), key(found.name_ur)} for found in place.candidates)


def _words_of(place: Lookup) -> frozenset[str]:
    """Return the words in the names of a place that is clearly meant, or that the text holds, as it is typed."""
    names = [name for found in (place.place, place.within) if found for name in (found.name, found.name_ur)]
    return frozenset(fold(" ".join(names)).split()) | {place.within_key}


def _place_beside(place: Lookup, others: list[str]) -> Lookup:
    """Return the place that the words beside a listing's name are the name of, if it was among those found."""
    left = list(filter(None, read(others).left))
    typed = key(" ".join(left))
    meant = [found for found in place.candidates if typed and typed in {key(found.name), key(found.name_ur)}]
    if place.within and place.within_key in typed:
        meant = [place.within]
    return Lookup(meant[0], tuple(meant[:1])) if meant else Lookup()
