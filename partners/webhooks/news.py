"""What messages say: which listings changed, by id, as the changes feed names them. No word of a listing."""

from typing import Final

import orjson
from django.db.models import Max

from directory.models import Change

MOST: Final = 200
CHANGED, TEST = "directory.changed", "test"


def newest() -> int:
    """Return the number of the newest change; 0 where there is none."""
    return Change.objects.aggregate(newest=Max("number"))["newest"] or 0


def body_after(told: int) -> tuple[int, str]:
    """Return the number of the last change that the message tells of, and its text; empty where nothing changed."""
    rows = list(Change.objects.filter(number__gt=told).order_by("number")[:MOST])
    if not rows:
        return told, ""
    changes = [{"id": str(row.service), "deleted": row.deleted} for row in rows]
    return rows[-1].number, _text(CHANGED, {"changes": changes})


def test_body() -> str:
    """Return the text of a message that tells of nothing."""
    return _text(TEST, {})


def _text(kind: str, data: dict[str, object]) -> str:
    return orjson.dumps({"type": kind, "data": data}).decode()
