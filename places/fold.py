"""Fold names of places so that spellings and scripts meet. Pure text: no Django, no database.

`fold` keeps the script and loses what people type differently by accident (case, marks, letter forms);
`key` is a fold without spaces; `skeleton` keeps the consonants only and is the same for Roman and Urdu spelling.
"""

import re
import unicodedata

LONGEST = 120
"""Longest text in letters that is looked at; no place has a longer name."""

# Arabic-script letters of Arabic, Persian, Sindhi, Pashto, Balochi and Kurdish, as Urdu would write them.
_ARABIC = {
    "ك": "ک", "ڪ": "ک", "ګ": "گ", "ڳ": "گ", "ڱ": "نگ",
    "ي": "ی", "ى": "ی", "ې": "ی", "ۍ": "ی", "ے": "ی", "ٸ": "ی", "ێ": "ی",
    "ه": "ہ", "ة": "ہ", "ە": "ہ", "ۃ": "ہ", "ھ": "ہ",
    "ٱ": "ا", "ۆ": "و", "ۇ": "و", "ۋ": "و", "ء": "",
    "ں": "ن", "ڻ": "ن", "ڼ": "ن", "ڃ": "ن", "ٻ": "ب", "ڀ": "بہ", "ٿ": "تہ", "ٺ": "ٹہ", "ٽ": "ٹ", "ټ": "ٹ",
    "ڄ": "ج", "ڇ": "چہ", "ڌ": "دہ", "ڍ": "ڈہ", "ڏ": "ڈ", "ڊ": "ڈ", "ډ": "ڈ", "ړ": "ڑ", "ڙ": "ڑ", "ڕ": "ڑ", "ڦ": "پہ",
    "ښ": "ش", "ږ": "ژ", "ځ": "ز", "څ": "چ", "ڤ": "و", "ڵ": "ل", "ڭ": "نگ", "ﷲ": "اللہ",
}  # fmt: skip
_LATIN = {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ħ": "h", "ə": "a"}
_LETTERS = _ARABIC | _LATIN
# Marks that stand inside a word and part nothing: apostrophes, ain and hamza of transliterations.
_INSIDE = frozenset("'`´‘’‛ʻʼʽʾʿˈ′")
_LOST = frozenset({"Mn", "Me", "Mc", "Cf", "Cs", "Co", "Cn", "Lm", "Sk"})


class _Table(dict[int, str]):
    """What every character folds to, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        folded = _fold_character(chr(code))
        if code < 0x10000:  # so that odd texts cannot fill the memory
            self[code] = folded
        return folded


def _fold_character(character: str) -> str:
    parts = unicodedata.normalize("NFKD", character.casefold())
    settled = "".join(_fold_part(part) for part in parts.casefold())
    return settled if settled == character else "".join(_fold_character(part) for part in settled)


def _fold_part(part: str) -> str:
    if part in _INSIDE:
        return ""
    category = unicodedata.category(part)
    if category in _LOST or (category == "Cc" and not part.isspace()):
        return ""
    if category == "Nd":
        return str(unicodedata.digit(part))
    return _LETTERS.get(part, part) if part.isalnum() else " "


_FOLDED = _Table()


def fold(text: str) -> str:
    """Return `text` with letters, digits, case and marks folded and single spaces between words; any text is taken.

    >>> fold("  كراچی‌ "), fold("Gulshan-e-Iqbal"), fold("ڪراچي")
    ('کراچی', 'gulshan e iqbal', 'کراچی')
    """
    return " ".join(text.translate(_FOLDED).split())


def key(text: str) -> str:
    """Return the fold of `text` without spaces: "d i khan" and "DI Khan" are one key."""
    return "".join(text.translate(_FOLDED).split())


# Urdu letters by their sound; what is not named keeps its own letter. Vowels are "a", and go.
_SOUNDS = str.maketrans({
    "ا": "a", "آ": "a", "ع": "a", "و": "w", "ی": "y",
    "ب": "b", "پ": "p", "ت": "t", "ٹ": "t", "ط": "t", "ث": "s", "س": "s", "ص": "s", "ش": "s",
    "ج": "j", "چ": "c", "ح": "h", "ہ": "h", "خ": "k", "ک": "k", "ق": "k", "گ": "g", "غ": "g",
    "د": "d", "ڈ": "d", "ر": "r", "ڑ": "r", "ذ": "z", "ز": "z", "ض": "z", "ظ": "z", "ژ": "z",
    "ف": "p", "ل": "l", "م": "m", "ن": "n",
})  # fmt: skip
_LATIN_SOUNDS = {**_SOUNDS, ord("و"): "o", ord("ی"): "i"}
_ROMAN = (
    (re.compile("t?ch|hc|tsh|تش"), "ç"),
    (re.compile("sch|sh"), "s"),
    (re.compile("zh"), "z"),
    (re.compile("kh|q|ck|c"), "k"),
    (re.compile("x"), "ks"),
    (re.compile("ph|f"), "p"),
    (re.compile("(?<=[bcdgjklmnprt])h"), ""),
    (re.compile("v"), "w"),
    (re.compile("ç"), "c"),
)
_URDU_ASPIRATE = re.compile("(?<=[بپتٹجچدڈکگرڑلمن])[ھ]|(?<=[ڀٿٺڇڌڍڦ])ہ")
_SILENT_END = re.compile("h+(?= |$)")
_VOWELS = re.compile("[aeiou]+")
_INNER = re.compile("(?<=.)[aeiouwy]")
_TWICE = re.compile(r"(.)\1+")


def skeleton(text: str) -> str:
    """Return the consonant key of `text`: the same for Roman, Urdu, Arabic and Sindhi spelling where possible.

    >>> skeleton("Lahore"), skeleton("لاہور"), skeleton("krachi"), skeleton("کراچی")
    ('lhr', 'lhr', 'krc', 'krc')
    """
    sounds = fold(_URDU_ASPIRATE.sub("", text))
    for pattern, sound in _ROMAN:
        sounds = pattern.sub(sound, sounds)
    return _consonants(sounds.translate(_SOUNDS))


def latin(key: str) -> str:
    """Write a key of Urdu letters in Latin ones, roughly, to weigh it against a Roman spelling."""
    return key.translate(_LATIN_SOUNDS)


def _consonants(sounds: str) -> str:
    sounds = _VOWELS.sub("a", _SILENT_END.sub("", sounds)).replace(" ", "")
    return _TWICE.sub(r"\1", _INNER.sub("", sounds))
