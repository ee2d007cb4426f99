"""Maintenance: while a file stands in the data folder, every page and every program hears "later", with numbers."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from safety.problems import answer

SIGN: Final = "maintenance"
# Leaving works always.
OPEN: Final = frozenset({"/leave"})

Answers = Callable[[HttpRequest], HttpResponseBase]


def maintenance(get_response: Answers) -> Answers:
    """Answer 503 while the sign hangs out (Django middleware)."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if is_closed() and request.path_info not in OPEN:
            return answer(request, 503, problem=SIGN)
        return get_response(request)

    return middleware


def is_closed() -> bool:
    """Say whether somebody has put the sign out."""
    return (Path(settings.DATA_DIR) / SIGN).exists()
