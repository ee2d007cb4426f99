"""Finds what would tell where a place is more closely than its district. Pure: no Django.

`fixtures/street_like.json` says by examples what is found and what is not. What is meant is an address that somebody
writes without a thought, not one that is hidden on purpose; a road or a quarter without a number is found where it
stands as in an address, or after "on" or "in".
"""

import re

from directory.map_like import map_like
from directory.phones import SHORT_CODES
from directory.plain_text import plain
from directory.street_words import (
    AFTER_BUILDINGS,
    BEFORE_BUILDINGS,
    BESIDE,
    BLOCKS,
    BUILDINGS,
    COUNTED,
    COUNTING,
    HOUSES,
    NO_NAME,
    NUMBER_SIGN,
    PHASES,
    QUARTERS,
    ROADS,
    SIGN,
    STREETS,
)

# What may stand between a word and its number: a full stop only where something is cut short.
_GAP = r"(?:\.(?=\d))?[\s:#/()-]{0,4}"
_SIGNED_GAP = r"[\s.,:#/()-]{0,4}"
_BREAK = r"[\s.,:;()-]{1,4}"
_LETTER = r"[a-z]"
# Sectors are named by letters, also by their Urdu names.
_INITIAL = r"(?:[c-i]|ایف|جی|ایچ|ای|ائی|ڈی)"
# 24/7 and years are no numbers of houses, nor is what counts, is an hour, or goes on as a telephone number.
_NO_COUNT = (
    rf"(?![\s-]?\d{{4}})(?![\s-]{{0,2}}{COUNTED}(?!\w))(?!:\d\d)(?!\s?%)(?!\d)(?!\.\d)(?!,\d{{3}})(?!-\d)(?!/7(?!\d))"
)
_DIGITS = rf"(?<![\d.+/:])(?!24\s?[/x-]\s?7(?!\d))\d{{1,4}}+{_NO_COUNT}"
_PART = rf"(?>(?:\s?[-/]\s?(?:\d{{1,4}}|{_LETTER})(?!\w)|\s?{_LETTER}(?!\w))?)"
_SIGNED = rf"{_DIGITS}{_PART}"
_NUMBER = rf"(?!(?:19|20)\d\d(?!\d)){_SIGNED}"
_NAME = rf"(?!{NO_NAME}(?!\w))[^\W\d_][\w']{{0,29}}"
_NAMES = rf"(?:{_NAME}{_BREAK}){{1,3}}"
_SHORT_CODE = rf"(?:{'|'.join(sorted(SHORT_CODES['PK'] | {'1122'}))})(?!\d)"
_END = r"(?!\w)"

_STREETS = (
    # Street 5, gali number panch, plot 12-C; house no. 12, H. No. 12.
    rf"(?<!\w)(?:(?:st|rd|ln|str)\.|{STREETS}){_GAP}{_NUMBER}",
    rf"(?<!\w)(?:{STREETS}|{HOUSES}|{BLOCKS}|h){_SIGNED_GAP}(?:{SIGN}{_SIGNED_GAP}{_SIGNED}|{NUMBER_SIGN}\s{COUNTING}{_END})",
    # 5th street; 5 number gali.
    rf"(?<!\d)\d{{1,3}}(?:st|nd|rd|th)\s(?:{ROADS}|lane|gali|galli){_END}",
    rf"(?<!\d)\d{{1,3}}\s?{SIGN}\s?(?:{STREETS}|{HOUSES}|{BLOCKS}){_END}",
    # House 12, Invented Colony; Invented Colony, house 12.
    rf"(?<!\w){HOUSES}{_GAP}{_NUMBER}(?:{_BREAK}{_NAME}){{0,4}}{_BREAK}{BESIDE}{_END}",
    rf"(?<!\w){BESIDE}{_BREAK}(?:{_NAME}{_BREAK}){{0,3}}{HOUSES}{_GAP}{_NUMBER}",
    # 12-B Invented Road; 12 km Invented Road.
    rf"(?!{_SHORT_CODE}){_NUMBER}[\s,.-]{{1,3}}{_NAMES}{QUARTERS}{_END}(?![\s-](?:accident|safety|crash|side|sign)s?{_END})",
    rf"(?<!\d)\d{{1,3}}\s?-?\s?(?:km|kilomet(?:er|re)){_BREAK}{_NAMES}{ROADS}{_END}",
)
_BLOCKS = (
    rf"(?<!\w){BLOCKS}{_GAP}(?:(?:{_LETTER}|{_INITIAL})\s?-?\s?)?{_NUMBER}",
    rf"(?<!\w){BLOCKS}(?:\s?-\s?|\s){_LETTER}(?=\s?(?:[,;.)]|$))",
    rf"(?<!\w)(?:{BLOCKS}\s?-\s?[b-hj-z]|(?:[b-hj-z]\s|[a-z]-){BLOCKS}){_END}",
    rf"(?<!\w){BLOCKS}\s?-?\s?(?:ای|بی|سی|ڈی|ایف|جی|ایچ|ائی|ایل|ایم|این){_END}",
    # Phases are of projects too: only beside what has phases and houses.
    rf"(?<!\w){BESIDE}{_BREAK}{PHASES}{_GAP}(?:{_NUMBER}|{COUNTING}{_END})",
    rf"(?<!\w){PHASES}{_GAP}(?:{_NUMBER}|{COUNTING}{_END}){_BREAK}(?:{_NAME}{_BREAK}){{0,2}}{BESIDE}{_END}",
    # Sectors of Islamabad: F-7/2, G-10, G 10 Markaz, ایف 7/2.
    r"(?<![\w/])[c-i]\s?-?\s?(?!24\s?/\s?7)\d{1,2}\s?/\s?[1-4](?![\w/])",
    r"(?<![\w/.-])(?<!form )(?<!visa )(?<!class )(?<!vitamin )(?<!type )[d-i]-\d{1,2}(?![\w-])"
    r"(?!\s(?:visa|form|countr|nation|summit|meeting))",
    rf"(?<!\w){_INITIAL}\s?-?\s?\d{{1,2}}(?:\s?/\s?[1-4](?!\w)|\s(?:markaz|مرکز))",
)
_NAMED = (
    # At the place of a street in an address: "Invented Shelter, Hall Road, Lahore".
    rf"(?:^|[,(:;])\s?{_NAMES}{QUARTERS}(?=\s?(?:[,.;)]|$))",
    rf"(?<!\w)(?:on|at|off|along|in){_BREAK}(?:main\s|the\s)?{_NAMES}{QUARTERS}{_END}",
    rf"(?<!\w)(?:{_NAME}\s){{1,2}}{ROADS}\s(?:par|pe|پر|پہ){_END}",
    rf"(?<!\w)(?:floor|منزل){_BREAK}(?:{_NAME}{_BREAK}){{1,3}}(?:plaza|tower|heights|building|arcade|پلازہ|ٹاور){_END}",
)
_LANDMARKS = (
    rf"(?<!\w){BEFORE_BUILDINGS}{_BREAK}(?:to\s)?(?:the\s)?(?:{_NAME}{_BREAK}){{0,4}}{BUILDINGS}{_END}",
    rf"(?<!\w){_NAME}{_BREAK}{BUILDINGS}\s{AFTER_BUILDINGS}{_END}",
)
_ADDRESSES = tuple(re.compile(rule) for rule in (*_STREETS, *_BLOCKS, *_NAMED, *_LANDMARKS))


def street_like(text: str) -> str | None:
    """Return the piece of `text` that tells where a place is, as it was read; None when nothing does. Never raises."""
    said = plain(text)
    words = re.sub(r"[_+]+", " ", re.sub(r"[=&?|]+", ", ", said))
    pieces = (found[0] for rule in _ADDRESSES if (found := rule.search(words)))
    return map_like(said) or next((piece.strip(" ,.;:(") for piece in pieces), None)
