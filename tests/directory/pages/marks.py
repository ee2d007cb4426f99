"""Finds the words of a page that stand in an element of another language."""

import re
from html.parser import HTMLParser

LATIN, ARABIC = (
    "[A-Za-z\u00c0-\u024f\u1e00-\u1eff]",
    "[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]",
)
FOREIGN_TO = {"ur": re.compile(LATIN), "ps": re.compile(LATIN), "sd": re.compile(LATIN), "en": re.compile(ARABIC)}
EMPTY = {"meta", "link", "br", "hr", "img", "input"}
UNSPOKEN = {"style", "script"}
# What she wrote herself can be in any language: nobody can say which.
HERS = "auto"


class Marks(HTMLParser):
    """Collects what is unmarked: (language of the element, its words)."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.unmarked: list[tuple[str, str]] = []
        self.open: list[tuple[str, str]] = []
        self.feed(page)
        self.close()

    @property
    def language(self) -> str:
        return self.open[-1][1] if self.open else ""

    def handle_starttag(self, tag, attributes):
        if tag not in EMPTY:
            said = dict(attributes)
            language = HERS if said.get("dir") == HERS else said.get("lang", self.language)
            self.open.append((tag, language))

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, text):
        foreign = None if any(tag in UNSPOKEN for tag, _ in self.open) else FOREIGN_TO.get(self.language)
        if foreign and foreign.search(text):
            self.unmarked.append((self.language, text.strip()))


def unmarked(page: str) -> list[tuple[str, str]]:
    """Return every text of a page with letters that are not of its element's language."""
    return Marks(page).unmarked
