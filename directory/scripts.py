"""Marks words of the other script, so that they are read and spoken in their own language and direction."""

import re
from collections.abc import Iterable

from django.utils.html import conditional_escape, escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _

_STRONG = re.compile(r"[A-Za-z\u00c0-\u024f]|([\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc])")


def script_language(text: str) -> str | None:
    """Return "ur" or "en" by the first letter of `text`; None when it has no letters."""
    found = _STRONG.search(text)
    return None if found is None else "ur" if found[1] else "en"


def as_run(text: str) -> SafeString:
    """Return `text` as HTML; in `<bdi lang>` when its script is not the page's. What is HTML already stays as it is."""
    if isinstance(text, SafeString):
        return text
    language = script_language(text)
    if language is None or (language == "ur") == get_language_bidi():
        return format_html("{}", text)
    return format_html('<bdi lang="{}">{}</bdi>', language, text)


def as_list(texts: Iterable[str]) -> SafeString:
    """Return several texts as HTML, with the comma of the page's language between them."""
    return format_html_join(_(", "), "{}", ((as_run(text),) for text in texts))


def filled(sentence: str, **words: str | int) -> SafeString:
    """Return a sentence of ours as HTML with `%(name)s` filled in; words that are not HTML yet are escaped."""
    return mark_safe(escape(sentence) % {name: conditional_escape(str(word)) for name, word in words.items()})  # noqa: S308


def page_language() -> str:
    """Return the language of the page: "ur" or "en"."""
    return (get_language() or "ur").split("-")[0]
