"""Answers behind a code or a vault have one of few lengths, so that a length says nothing of what is in them."""

from typing import Final

from django.http import HttpResponse

KIB: Final = 1024
# Beyond the last, whole steps of it.
LENGTHS: Final = (4 * KIB, 8 * KIB, 16 * KIB)
OPENS, CLOSES = b"<!--", b"-->"


def pad(response: HttpResponse) -> HttpResponse:
    """Lengthen a page to the next of the lengths, by a comment at its end. A redirect has no body and stays."""
    content = response.content
    if content and response.headers.get("Content-Type", "").startswith("text/html"):
        frame = len(OPENS) + len(CLOSES)
        wanted = length_for(len(content) + frame)
        response.content = content + OPENS + b" " * (wanted - len(content) - frame) + CLOSES
    return response


def length_for(size: int) -> int:
    """Return the length to which a page of so many bytes is padded."""
    step = LENGTHS[-1]
    return next((length for length in LENGTHS if size <= length), -(-size // step) * step)
