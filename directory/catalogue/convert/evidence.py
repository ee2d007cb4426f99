"""What only vetters may read: doubts, notes, and the numbers and links that must not come back."""

import re
from collections.abc import Iterator
from typing import Any

from directory.phones import lines_of

Evidence = dict[str, str]
NUMBER = re.compile(r"[+(\d][\d ()+-]*\d(?: \(WhatsApp\))?")
LINK = re.compile(r"[\w.+-]+@[\w.-]+\.\w+|(?:https?://)?(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?")
# What those who gathered the listings knew of numbers that are taken for one another, and put into no record.
LINES_OF_PUNJAB = "1043 is the Punjab Commission on the Status of Women, 1737 the Punjab Women Protection Authority"
ONE_CODE = "1098 is Madadgaar in Pakistan and the child line in India"
MISTAKEN = {
    "pk-pb-1043": ("1737", LINES_OF_PUNJAB),
    "pk-pb-1737": ("1043", LINES_OF_PUNJAB),
    "pk-madadgaar": ("1098", ONE_CODE),
    "in-childline": ("1098", ONE_CODE),
}
BETWEEN = re.compile(r" / |, ")


def evidence_of(record: dict[str, Any], hours_in_doubt: str) -> list[Evidence]:
    """Return every row of evidence that the record holds."""
    return [
        *_flags(record),
        _row("confidence", record["confidence"], record["confidence_reason"] or ""),
        *_remarks(record, hours_in_doubt),
        *_mistaken(record["id"]),
        *(row for item in record["disputed_or_superseded"] for row in _disputed(item, record["country"])),
    ]


def _flags(record: dict[str, Any]) -> Iterator[Evidence]:
    if record["safeguarding_flag"]:
        yield _row("safeguarding", "", "press or court reports of harm inside the place")
    if record["rule_only"]:
        yield _row("rule only", "", "only an official statement that every district has one")


def _remarks(record: dict[str, Any], hours_in_doubt: str) -> Iterator[Evidence]:
    if record["notes"]:
        yield _row("note", "", record["notes"])
    if hours_in_doubt:
        yield _row("disputed", f"hours: {hours_in_doubt}", "sources differ, or are old")


def _mistaken(slug: str) -> Iterator[Evidence]:
    if slug in MISTAKEN:
        number, why = MISTAKEN[slug]
        yield _row("disputed", number, why)


def _disputed(item: dict[str, str], country: str) -> Iterator[Evidence]:
    """Yield a row for each number or link that is wrong for this record; other words are a dispute as they stand."""
    whole = item.get("number") or item["url"]
    parts = [part.strip() for part in BETWEEN.split(whole)]
    if not all(NUMBER.fullmatch(part) or LINK.fullmatch(part) for part in parts):
        yield _row("disputed", whole, item["why"])
        return
    for part in parts:
        if LINK.fullmatch(part):
            yield _row("wrong link", part, item["why"])
        else:
            for line in lines_of(part.removesuffix(" (WhatsApp)"), country):
                yield _row("wrong number", part, item["why"], line)


def _row(kind: str, value: str, why: str, digits: str = "") -> Evidence:
    return {"kind": kind, "value": value, "digits": digits, "why": why}
