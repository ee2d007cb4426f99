"""Answers as bytes."""

from collections.abc import Iterable
from typing import Any

import orjson
from django.http import HttpResponse

JSON = "application/json"


def json_answer(body: Any) -> HttpResponse:
    """Return `body` as JSON."""
    return HttpResponse(orjson.dumps(body), content_type=JSON)


def joined(rows: Iterable[bytes]) -> bytes:
    """Return a JSON array of values that are JSON already."""
    return b"[" + b",".join(rows) + b"]"
