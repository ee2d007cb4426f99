"""Which part of a file is asked for (RFC 9110, 14). Pure."""

import re
from typing import Final, NamedTuple

ONE_RANGE: Final = re.compile(r"bytes=(\d{0,19})-(\d{0,19})", re.ASCII)


class Part(NamedTuple):
    """Bytes of a file, from the first to the last of them."""

    first: int
    last: int

    @property
    def length(self) -> int:
        """Return how many bytes it has."""
        return self.last - self.first + 1


class NoSuchPartError(ValueError):
    """The part begins behind the end of the file, or is empty."""


def part_of(asked: str, size: int) -> Part | None:
    """Return the part that a header Range asks for; None for the whole file. NoSuchPartError.

    What cannot be read, and several parts at once, mean the whole file, as the standard allows.
    """
    found = ONE_RANGE.fullmatch(asked.strip())
    if found is None or found.groups() == ("", ""):
        return None
    first, last = found.groups()
    if first and last and int(first) > int(last):
        return None
    part = Part(int(first), min(int(last or size), size - 1)) if first else Part(max(0, size - int(last)), size - 1)
    if part.first > part.last:
        raise NoSuchPartError
    return part
