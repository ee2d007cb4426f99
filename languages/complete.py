"""What a language lacks on the survivor's side. Offered once that is nothing: gettext cannot say what fell back."""

from collections.abc import Callable
from typing import Final

from languages import catalogues, texts
from languages.files import SHIPPED, Files
from languages.known import ALL, ALWAYS, SOURCE, Language

# The catalogue that is known to be whole: `make check` fails while a string is missing in it.
WHOLE = "ur"


def error_words(code: str, files: Files) -> list[str]:
    """Return the words of error pages that are missing."""
    words = texts.read(files.words)
    return [f"words.{path}" for path in texts.lacking(words[SOURCE], words.get(code, {}))]


def terms(code: str, files: Files) -> list[str]:
    """Return the names of needs and people that are missing."""
    found = ((term["slug"], term) for taxonomy in texts.read(files.taxonomy) for term in taxonomy["terms"])
    return [f"{slug}.{path}" for slug, term in found for path in texts.lacking(term[SOURCE], term.get(code, []))]


def guides(code: str, files: Files) -> list[str]:
    """Return the texts of guides that are missing."""
    found = ((path.stem, texts.read(path)) for path in sorted(files.guides.glob("*.json")))
    return [f"{name}.{where}" for name, guide in found for where in texts.lacking_in(guide, code)]


def strings(code: str, files: Files) -> list[str]:
    """Return the survivor-side strings of the interface that are missing or doubtful; English stands in the code."""
    if code == SOURCE:
        return []
    done = {catalogues.key_of(entry) for entry in catalogues.entries(files.catalogue(code)) if entry.translated()}
    wanted = (*catalogues.entries(files.catalogue(WHOLE)), *catalogues.entries(files.catalogue(code)))
    needed = {catalogues.key_of(entry): entry.msgid for entry in wanted if catalogues.is_survivor_side(entry)}
    return [text for key, text in needed.items() if key not in done]


# From the quickest to read to the slowest: most prepared languages lack words already in the first.
KINDS: Final[dict[str, Callable[[str, Files], list[str]]]] = {
    "error words": error_words,
    "terms": terms,
    "guides": guides,
    "strings": strings,
}


def is_complete(code: str, files: Files = SHIPPED) -> bool:
    """Tell whether a survivor meets no word of another language in pages of this one, but for listings and places."""
    return not any(lacking(code, files) for lacking in KINDS.values())


def offered(files: Files = SHIPPED) -> list[Language]:
    """Return the languages that a page may be in: Urdu, English, and what has been completed."""
    return [language for language in ALL if language.code in ALWAYS or is_complete(language.code, files)]
