"""Marks words of the other script, so that they are read and spoken in their own language and direction."""

import re
from collections.abc import Iterable, Iterator

from django.utils.html import conditional_escape, escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _

_LATIN = "A-Za-z\u00c0-\u024f\u1e00-\u1eff"
_ARABIC = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_STRONG = re.compile(f"[{_LATIN}]|([{_ARABIC}])")
# From the first to the last letter of the other script with no letter of the page's own between; digits go with it.
_OTHER = {
    "ur": re.compile(rf"[{_LATIN}](?:[^{_ARABIC}]*[{_LATIN}\d)])?"),
    "en": re.compile(rf"[{_ARABIC}](?:[^{_LATIN}]*[{_ARABIC}\d)])?"),
}


def script_language(text: str) -> str | None:
    """Return "ur" or "en" by the first letter of `text`; None when it has no letters."""
    found = _STRONG.search(text)
    return None if found is None else "ur" if found[1] else "en"


def as_run(text: str) -> SafeString:
    """Return `text` as HTML, what is in the other script in `<bdi lang>`. What is HTML already stays as it is."""
    if isinstance(text, SafeString):
        return text
    page = "ur" if get_language_bidi() else "en"
    other = "en" if page == "ur" else "ur"
    if page not in {script_language(letter[0]) for letter in _STRONG.finditer(text)}:
        return format_html('<bdi lang="{}">{}</bdi>', other, text) if _STRONG.search(text) else escape(text)
    return mark_safe("".join(_runs(text, _OTHER[page], other)))  # noqa: S308 every piece is escaped


def _runs(text: str, runs: re.Pattern[str], language: str) -> Iterator[str]:
    """Yield the pieces of a text in two scripts as HTML."""
    end = 0
    for found in runs.finditer(text):
        yield escape(text[end : found.start()])
        yield format_html('<bdi lang="{}">{}</bdi>', language, found[0])
        end = found.end()
    yield escape(text[end:])


def as_list(texts: Iterable[str]) -> SafeString:
    """Return several texts as HTML, with the comma of the page's language between them."""
    return format_html_join(_(", "), "{}", ((as_run(text),) for text in texts))


def filled(sentence: str, **words: str | int) -> SafeString:
    """Return a sentence of ours as HTML with `%(name)s` filled in; words that are not HTML yet are escaped."""
    return mark_safe(escape(sentence) % {name: conditional_escape(str(word)) for name, word in words.items()})  # noqa: S308


def page_language() -> str:
    """Return the language of the page: "ur" or "en"."""
    return (get_language() or "ur").split("-")[0]
