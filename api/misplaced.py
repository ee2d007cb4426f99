"""Keys that stand where they must not: in an address, which servers and proxies log, or in a body."""

from typing import Final
from urllib.parse import unquote

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from api.errors import Refusal
from partners import tokens

HEADER_ONLY: Final = _(
    "A key belongs into the header Authorization and nowhere else. Stop this one and make another: a log may have it."
)


def refuse_key_in_address(request: HttpRequest) -> None:
    """Refuse (400) a question with a key in its address, at every door, so that its sender hears of it at once."""
    if tokens.is_in(unquote(request.META.get("QUERY_STRING", ""))):
        raise Refusal(HEADER_ONLY, status=400)
