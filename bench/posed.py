"""What a lane is asked, and what it must answer."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

Ids = Callable[[bytes], list[str]]
Match = Callable[[Sequence[str], Sequence[str]], bool]


def exactly(found: Sequence[str], right: Sequence[str]) -> bool:
    """Tell whether all are there, in their order."""
    return list(found) == list(right)


def holding(found: Sequence[str], right: Sequence[str]) -> bool:
    """Tell whether what is right is among what was found, and something was found."""
    return bool(found) and set(right) <= set(found)


def some_of(most: int) -> Match:
    """Return what tells whether all that are right were found, or `most` of them where there are more."""
    return lambda found, right: set(found) <= set(right) and len(found) == min(most, len(right))


@dataclass(frozen=True, slots=True, kw_only=True)
class Posed:
    """Addresses (path and query), asked in turn with the same `headers`.

    `right` has for each address the ids that are expected, read from an answer by `ids` and compared by `match`; empty
    where any answer of `status` will do. `may_differ`: wrong answers are counted, and do not put the lane out.
    """

    addresses: Sequence[str]
    ids: Ids | None = None
    right: Sequence[Sequence[str]] = ()
    match: Match = exactly
    headers: Mapping[str, str] = field(default_factory=dict)
    status: int = 200
    may_differ: bool = False
