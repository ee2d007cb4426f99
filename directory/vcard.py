"""A number to save in a phone's contacts: a vCard that holds a name she chose and numbers, nothing else. Pure."""

from collections.abc import Iterable, Iterator
from typing import Final

# RFC 6350, 3.2: a line is at most 75 octets long, without its end.
LONGEST_LINE: Final = 75
ESCAPED: Final = str.maketrans({"\\": r"\\", ",": r"\,", ";": r"\;", "\n": r"\n", "\r": None})


def vcard(name: str, dials: Iterable[str]) -> str:
    """Return a vCard 3.0, which every phone reads, with each number once, in the given order."""
    said = name.translate(ESCAPED)
    lines = ["BEGIN:VCARD", "VERSION:3.0", f"N:;{said};;;", f"FN:{said}"]
    lines += [f"TEL;TYPE=VOICE:{dial}" for dial in dict.fromkeys(dials)]
    return "".join(f"{piece}\r\n" for line in [*lines, "END:VCARD"] for piece in _folded(line))


def _folded(line: str) -> Iterator[str]:
    """Yield the pieces of a long line; every further piece starts with a space, and no letter is cut in two."""
    piece = ""
    for letter in line:
        if len(f"{piece}{letter}".encode()) > LONGEST_LINE:
            yield piece
            piece = " "
        piece += letter
    yield piece
