"""Marks words of the other script, so that they are read and spoken in their own language and direction."""

import re
from collections.abc import Iterable, Iterator

from django.utils.html import conditional_escape, escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from languages.known import CONTENT, content_of

_LATIN = "A-Za-z\u00c0-\u024f\u1e00-\u1eff"
_ARABIC = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_STRONG = re.compile(f"[{_LATIN}]|([{_ARABIC}])")
# From the first to the last letter of one script with no letter of the other between; digits go with it.
_RUNS = re.compile(rf"[{_LATIN}](?:[^{_ARABIC}]*[{_LATIN}\d)])?|[{_ARABIC}](?:[^{_LATIN}]*[{_ARABIC}\d)])?")


def script_language(text: str) -> str | None:
    """Return "ur" or "en" by the first letter of `text`; None when it has no letters."""
    found = _STRONG.search(text)
    return None if found is None else "ur" if found[1] else "en"


def as_run(text: str) -> SafeString:
    """Return `text` as HTML, what is not in the page's language in `<bdi lang>`. What is HTML already stays as it is.

    Listings and names of places are in Urdu and English only: a page in Pashto marks both.
    """
    if isinstance(text, SafeString):
        return text
    page, spoken = page_language(), {script_language(letter[0]) for letter in _STRONG.finditer(text)}
    if page in spoken or len(spoken) != 1:
        return mark_safe("".join(_runs(text, page)))  # noqa: S308 every piece is escaped
    return format_html('<bdi lang="{}">{}</bdi>', spoken.pop(), text)


def _runs(text: str, page: str) -> Iterator[str]:
    """Yield the pieces of a text as HTML."""
    end = 0
    for found in _RUNS.finditer(text):
        run = _closed(found[0])
        yield escape(text[end : found.start()])
        language = script_language(run)
        yield escape(run) if language == page else format_html('<bdi lang="{}">{}</bdi>', language, run)
        end = found.start() + len(run)
    yield escape(text[end:])


def _closed(run: str) -> str:
    """Leave a bracket outside that was opened outside, or it would turn and stand on the wrong side."""
    return run[:-1] if run.endswith(")") and run.count(")") > run.count("(") else run


def as_it_stands(text: str) -> SafeString:
    """Return as one piece of HTML what stood elsewhere: from the left where no letter says otherwise, as numbers do."""
    if not text:
        return SafeString()
    language = script_language(text)
    direction = "rtl" if language == "ur" else "ltr"
    if language is None or language == page_language():
        return format_html('<bdi dir="{}">{}</bdi>', direction, text)
    return format_html('<bdi lang="{}" dir="{}">{}</bdi>', language, direction, text)


def as_list(texts: Iterable[str]) -> SafeString:
    """Return several texts as HTML, with the comma of the page's language between them."""
    return format_html_join(_(", "), "{}", ((as_run(text),) for text in texts))


def filled(sentence: str, **words: str | int) -> SafeString:
    """Return a sentence of ours as HTML with `%(name)s` filled in; words that are not HTML yet are escaped."""
    return mark_safe(escape(sentence) % {name: conditional_escape(str(word)) for name, word in words.items()})  # noqa: S308


def page_language() -> str:
    """Return the language of the page, as its path has it."""
    return get_language() or CONTENT[0]


def content_language() -> str:
    """Return the language in which the page shows listings and names of places: "ur" or "en"."""
    return content_of(page_language())
