"""In which language an answer speaks: the one asked for in Accept-Language, else English."""

from typing import Final

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation.trans_real import parse_accept_lang_header

DEFAULT: Final = "en"


def language_of(request: HttpRequest) -> str:
    """Return "ur" or "en"; programs that ask for no language get English, unlike a person at a page."""
    ours = {code for code, _ in settings.LANGUAGES}
    for asked, _quality in parse_accept_lang_header(request.headers.get("Accept-Language", "").lower()):
        code = asked.split("-")[0]
        if code in ours:
            return code
    return DEFAULT
