"""The catalogue's own rules: closed lists, dates, hours, and what may be public."""

import re
from collections.abc import Iterable
from datetime import time

from directory.catalogue.checks.fault import Record
from directory.catalogue.checks.known import Known
from directory.catalogue.checks.shape import Found

TEXT_FIELDS = frozenset({"name", "description", "papers_asked", "first_contact", "hours", "languages", "coverage"})
TEXT_LANGUAGES = frozenset({"en", "ur"})
STATES = frozenset({"draft", "in review", "published"})
KEEPS_FROM_THE_PUBLIC = frozenset({("safeguarding", ""), ("rule only", ""), ("confidence", "low")})
DATE = re.compile(r"(?:19|20)\d{2}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
LANGUAGE = re.compile(r"[a-z]{2,3}")
SLUG = re.compile(r"[a-z]{2}-[a-z0-9]+(?:-[a-z0-9]+)*")
INTERVAL = 3


def id_faults(record: Record, known: Known) -> Found:
    """Yield (field, reason) for an id that cannot be, or that staff gave to a listing of their own."""
    if not SLUG.fullmatch(record["id"]):
        yield "id", "is not like pk-name-of-the-service"
    if record["id"] in known.taken:
        yield "id", "is taken by a listing that did not come from a file"


def rule_faults(record: Record, known: Known) -> Found:
    """Yield (field, reason) for each rule of the catalogue that the record breaks."""
    yield from _closed("needs", record["needs"], known.terms["need"])
    yield from _closed("audiences", record["audiences"], known.terms["audience"])
    yield from _closed("vetting_state", [record["vetting_state"]], STATES)
    if not record["needs"]:
        yield "needs", "is empty"
    if record.get("source_date") and not DATE.fullmatch(record["source_date"]):
        yield "source_date", "is not a date like 2025, 2025-09 or 2025-09-01"
    for index, code in enumerate(record.get("languages", ())):
        if not LANGUAGE.fullmatch(code):
            yield f"languages[{index}]", f"{code} is no language code"
    for index, row in enumerate(record.get("reached_through", ())):
        if row["helpline"] and row["helpline"] not in known.ids:
            yield f"reached_through[{index}].helpline", f"{row['helpline']} is no record of the catalogue"


def text_faults(record: Record, known: Known) -> Found:
    """Yield (field, reason) for texts in unknown fields or languages, and for a missing English name."""
    pairs = [(text["field"], text["language"]) for text in record["texts"]]
    if ("name", "en") not in pairs:
        yield "texts", "has no English name"
    for index, (field, language) in enumerate(pairs):
        if field not in TEXT_FIELDS or language not in TEXT_LANGUAGES:
            yield f"texts[{index}]", f"{field} in {language} is no text of a service"
        if (field, language) in pairs[:index]:
            yield f"texts[{index}]", f"{field} in {language} is there twice"


def hours_faults(record: Record, known: Known) -> Found:
    """Yield (field, reason) for intervals that no week has."""
    hours = record.get("hours", {})
    if hours.get("always_open") and hours.get("weekly"):
        yield "hours", "always open and weekly hours exclude each other"
    for index, interval in enumerate(hours.get("weekly", ())):
        if not _is_interval(interval):
            yield f"hours.weekly[{index}]", 'is not like [1, "09:00", "17:00"], Monday being 1'


def public_faults(record: Record, known: Known) -> Found:
    """Yield (field, reason) when the record says it is public and its own evidence says that it may not be."""
    if record["vetting_state"] != "published":
        return
    for row in record.get("evidence", ()):
        if (row["kind"], row["value"] if row["kind"] == "confidence" else "") in KEEPS_FROM_THE_PUBLIC:
            yield "vetting_state", f"cannot be published: {row['kind']} {row['value']}".rstrip()
    if not (record.get("phones") or record.get("reached_through") or record.get("location", {}).get("address")):
        yield "vetting_state", "cannot be published: neither number nor address"


def _closed(field: str, values: Iterable[str], words: Iterable[str]) -> Found:
    for value in values:
        if value not in words:
            yield field, f"{value} is not in the closed list"


def _is_interval(interval: list[int | str]) -> bool:
    try:
        weekday, opens_at, closes_at = interval
        time.fromisoformat(str(opens_at)), time.fromisoformat(str(closes_at))
    except ValueError:
        return False
    return len(interval) == INTERVAL and weekday in range(1, 8)
