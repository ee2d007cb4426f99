"""Looks for words that may stand in a body only (fixtures/banned_words.json), wherever a page shows itself."""

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

from config.env import BASE_DIR
from places.fold import fold

FILE = BASE_DIR / "fixtures" / "banned_words.json"
WORDS: dict[str, list[str]] = {
    name: words for name, words in json.loads(FILE.read_text(encoding="utf-8")).items() if isinstance(words, list)
}
# Between a small and a capital letter a new word begins: "RapeCrisis".
HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
# What leads out of the site, or is dialled: a centre's own address may say what it likes.
OUTSIDE = ("tel:", "sms:", "mailto:", "http:", "https:", "//", "data:")
ADDRESSES = {"a": ("href", "download"), "form": ("action", "name"), "button": ("formaction",), "link": ("href",)}


def _pattern(word: str) -> str:
    return r"\w*".join(re.escape(fold(part)) for part in word.split("*"))


ANY = "|".join(_pattern(word) for words in WORDS.values() for word in words)
BANNED = re.compile(rf"(?<!\w)(?:{ANY})(?!\w)")


def banned_in(text: str) -> list[str]:
    """Return the words of a title or an address that must not stand there."""
    return BANNED.findall(fold(HUMP.sub(" ", unquote(unquote(text)))))


class Shown(HTMLParser):
    """Collects what a page shows of itself outside its body: (where, text)."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self.inside = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take addresses and descriptions."""
        told = dict(attrs)
        self.inside = "title" if tag == "title" else "data" if told.get("type") == "application/ld+json" else ""
        if tag == "meta":
            self.found.append(("meta", f"{told.get('name') or told.get('property') or ''} {told.get('content')}"))
        for name in ADDRESSES.get(tag, ()):
            self.found += [(f"{tag} {name}", own)] if (own := own_part(told.get(name) or "")) else []

    def handle_data(self, data: str) -> None:
        """Take titles and structured data."""
        self.found += [(self.inside, data)] if self.inside else []

    def handle_endtag(self, tag: str) -> None:
        """A title has ended."""
        self.inside = ""


def own_part(address: str) -> str:
    """Return an address of our own site, path and query and fragment; nothing for one that leads elsewhere."""
    if address.startswith(("http://localhost", "http://testserver")):
        return address.split("/", 3)[-1]
    return "" if address.startswith(OUTSIDE) else address


def shown_by(answer) -> Iterator[tuple[str, str]]:
    """Yield what one answer of Django's test client shows outside its body: (where, text)."""
    parts = urlsplit(answer.request["PATH_INFO"])
    yield "address", parts.path
    yield from (("cookie", name) for name in answer.cookies)
    yield from (
        (name, answer[name]) for name in ("Content-Disposition", "Link", "Location", "Refresh") if name in answer
    )
    if answer["Content-Type"].startswith("text/html"):
        yield from Shown(answer.text).found


def banned_by(answer) -> list[tuple[str, str]]:
    """Return what an answer shows that holds a word it must not show."""
    return [(where, text) for where, text in shown_by(answer) if banned_in(text)]
