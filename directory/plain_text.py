"""One plain spelling of any text: scripts, signs that nobody sees and lookalikes hide nothing. Pure: no Django."""

import unicodedata
from urllib.parse import unquote

from places.fold import fold

# Degrees and minutes, before the compatibility forms take them apart.
_SIGNS = str.maketrans({
    "º": "°", "˚": "°", "ᵒ": "°", "′": "'", "’": "'", "‘": "'", "´": "'", "ʹ": "'", "ʼ": "'", "`": "'",
    "″": '"', "”": '"', "“": '"', "٫": ".", "،": ",", "؛": ";", "٬": ",",
})  # fmt: skip
# Letters of other alphabets that look like Latin ones.
_LOOKALIKES = str.maketrans("аеорсухіјѕһԁкмтнвαονκρτυχιε", "aeopcyxijshdkmthbaovkptuxie")
_UNSEEN = frozenset({"Mn", "Me", "Mc", "Cf", "Cs", "Co", "Cn"})
# An address may stand inside another.
_MOST_ENCODED = 3


def plain(text: str) -> str:
    """Return `text` with letters, digits and case folded as places are, `%20` read, and single spaces.

    Unlike a fold it keeps the signs between words, which hold addresses together. Any text is taken.

    >>> plain("Gali No.\u200b ۵"), plain("%2FMaps")
    ('gali no. 5', '/maps')
    """
    said = _read(text)
    for _ in range(_MOST_ENCODED):
        said = _read(unquote(said)) if "%" in said else said
    return " ".join(said.split())


def _read(text: str) -> str:
    signs = unicodedata.normalize("NFKC", text.translate(_SIGNS))
    return "".join(map(_sign, signs)).translate(_LOOKALIKES)


def _sign(sign: str) -> str:
    digit = unicodedata.digit(sign, None)
    if digit is not None:
        return str(digit)
    if sign.isalnum():
        return fold(sign)
    category = unicodedata.category(sign)
    if category in _UNSEEN or category == "Lm":
        return ""
    return "-" if category == "Pd" else " " if category == "Cc" else sign
