"""What the public sees at the start, and why the rest waits."""

from collections.abc import Iterator
from typing import Any


def held_for(record: dict[str, Any]) -> list[str]:
    """Return the reasons for which the record waits for vetters; none when it may be public."""
    return list(_reasons(record))


def _reasons(record: dict[str, Any]) -> Iterator[str]:
    if record["safeguarding_flag"]:
        yield "safeguarding flag"
    if record["rule_only"]:
        yield "rule only"
    if record["confidence"] not in {"high", "medium"}:
        yield "low confidence"
    if record["confidence"] == "medium" and record["phone_status"] != "direct":
        yield "medium confidence without a number of its own"
    if not any(record[field] for field in ("phones", "sms", "whatsapp", "address")):
        yield "neither number nor address"
