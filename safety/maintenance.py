"""Maintenance: while a file stands in the data folder, every page and every program hears "later", with numbers."""

import os
from collections.abc import Callable
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
    # Asked before every answer: joining text costs a tenth of making a Path.
    return os.path.exists(os.path.join(settings.DATA_DIR, SIGN))  # noqa: PTH110, PTH118
