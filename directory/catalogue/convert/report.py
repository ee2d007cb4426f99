"""What became of the listings, in figures: holds neither wrong numbers nor addresses."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from directory.catalogue.checks.streets import telling_fields
from directory.catalogue.convert.gazetteer import Gazetteer
from directory.catalogue.convert.public import held_for
from directory.catalogue.convert.record import whole
from directory.catalogue.convert.texts import has_cuts
from places.ids import country_id

Record = dict[str, Any]
HEAD = """# The starting catalogue in figures

Written by `manage.py convert_listings`; do not edit. No number in the catalogue has been dialled. What waits is seen by
vetters only.
"""


def report(records: list[Record], catalogue: list[Record], gazetteer: Gazetteer) -> str:
    """Return docs/catalogue.md."""
    sections = (
        _counts("State", "state", (record["vetting_state"] for record in catalogue)),
        _counts("Why records wait", "reason (a record may have several)", _reasons(records)),
        _table("Countries", "country", _per_country(catalogue, gazetteer)),
        _table("Provinces and territories of Pakistan", "province", _per_province(records, catalogue)),
        _table("Needs", "need", _per_value(catalogue, "needs")),
        _table("Audiences", "audience", _per_value(catalogue, "audiences")),
        _counts("How closely places are known", "precision", map(_precision, catalogue)),
        _counts("Words", "words", ("cut: they told where a place is" if has_cuts(r) else "whole" for r in records)),
        _counts("Opening hours", "hours", map(_hours, catalogue)),
        _counts("Date of the newest source", "year", (r.get("source_date", "")[:4] or "unknown" for r in catalogue)),
        _list("No area in the gazetteer answers to the coverage", (r["id"] for r in catalogue if not r.get("areas"))),
        _list("A line leads there whose own record is not in the catalogue", _unnamed_lines(catalogue)),
        _list("Cut from a confidential record: it told where the place is", _told(records, gazetteer)),
    )
    return "\n".join((HEAD, *sections))


def _reasons(records: list[Record]) -> Iterator[str]:
    for record in records:
        yield from held_for(record)


def _is_public(record: Record) -> bool:
    return bool(record["vetting_state"] == "published")


def _per_country(catalogue: list[Record], gazetteer: Gazetteer) -> Iterator[tuple[str, bool]]:
    for record in catalogue:
        yield gazetteer.places[country_id(record["country"])].name, _is_public(record)


def _per_province(records: list[Record], catalogue: list[Record]) -> Iterator[tuple[str, bool]]:
    states = {record["id"]: _is_public(record) for record in catalogue}
    for record in records:
        if record["country"] == "PK":
            yield record["province"] or "whole country", states[record["id"]]


def _per_value(catalogue: list[Record], key: str) -> Iterator[tuple[str, bool]]:
    for record in catalogue:
        for value in record[key]:
            yield value, _is_public(record)


def _precision(record: Record) -> str:
    location = record.get("location", {})
    if location.get("confidential"):
        return "district (confidential)" if "place" in location else "no place said (confidential)"
    return str(location.get("precision", "no place: a line, or help online"))


def _hours(record: Record) -> str:
    hours = record.get("hours", {})
    if hours:
        return "always open" if hours.get("always_open") else "weekly hours"
    said = any(text["field"] == "hours" for text in record["texts"])
    return "unknown, words as published" if said else "unknown"


def _unnamed_lines(catalogue: list[Record]) -> list[str]:
    return [r["id"] for r in catalogue if any(not row["helpline"] for row in r.get("reached_through", ()))]


def _told(records: list[Record], gazetteer: Gazetteer) -> Iterator[str]:
    """Yield record and field of what was cut; never the words."""
    for record in records:
        for field in telling_fields(whole(record, gazetteer)):
            yield f"{record['id']}: `{field}`"


def _counts(title: str, head: str, values: Iterable[str]) -> str:
    rows = sorted(Counter(values).items(), key=lambda row: (-row[1], row[0]))
    return "\n".join((f"## {title}\n", f"| {head} | records |", "|---|---:|", *(f"| {v} | {n} |" for v, n in rows), ""))


def _table(title: str, head: str, values: Iterable[tuple[str, bool]]) -> str:
    """Return a table of how many records each value has, and how many of them are public."""
    pairs = list(values)
    everything, public = Counter(value for value, _ in pairs), Counter(value for value, is_public in pairs if is_public)
    rows = sorted(everything, key=lambda value: (-public[value], value))
    lines = (f"| {value} | {public[value]} | {everything[value]} |" for value in rows)
    return "\n".join((f"## {title}\n", f"| {head} | public | all |", "|---|---:|---:|", *lines, ""))


def _list(title: str, ids: Iterable[str]) -> str:
    return "\n".join((f"## {title}\n", *([f"- {slug}" for slug in sorted(ids)] or ["None."]), ""))
