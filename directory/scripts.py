"""Marks words of the other script, so that they are read and spoken in their own language and direction."""

import re

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, get_language_bidi

_STRONG = re.compile(r"[A-Za-z\u00c0-\u024f]|([\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc])")


def script_language(text: str) -> str | None:
    """Return "ur" or "en" by the first letter of `text`; None when it has no letters."""
    found = _STRONG.search(text)
    return None if found is None else "ur" if found[1] else "en"


def as_run(text: str) -> SafeString:
    """Return `text` as HTML; in `<bdi lang>` when its script is not the page's."""
    language = script_language(text)
    if language is None or (language == "ur") == get_language_bidi():
        return format_html("{}", text)
    return format_html('<bdi lang="{}">{}</bdi>', language, text)


def page_language() -> str:
    """Return the language of the page: "ur" or "en"."""
    return (get_language() or "ur").split("-")[0]
