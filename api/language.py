"""In which language an answer speaks: the one asked for in Accept-Language, else English."""

from functools import lru_cache
from typing import Final

from django.http import HttpRequest
from django.utils.translation.trans_real import parse_accept_lang_header

from languages.known import CONTENT

DEFAULT: Final = "en"


def language_of(request: HttpRequest) -> str:
    """Return "ur" or "en"; programs that ask for no language get English, unlike a person at a page."""
    return preferred(request.META.get("HTTP_ACCEPT_LANGUAGE", ""))


@lru_cache(maxsize=256)
def preferred(header: str) -> str:
    """Return the first of our languages that the header asks for."""
    asked = (code.split("-")[0] for code, _quality in parse_accept_lang_header(header.lower()[:500]))
    return next((code for code in asked if code in CONTENT), DEFAULT)
