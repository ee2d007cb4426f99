"""One gathered listing becomes one record of the catalogue."""

from typing import Any
from urllib.parse import urlsplit

from directory.catalogue.convert.coverage import coverage_of
from directory.catalogue.convert.dates import source_date
from directory.catalogue.convert.evidence import evidence_of
from directory.catalogue.convert.gazetteer import Gazetteer
from directory.catalogue.convert.hours import OpeningHours, read_hours
from directory.catalogue.convert.numbers import phones_of, reached_through
from directory.catalogue.convert.position import position_of
from directory.catalogue.convert.public import held_for
from directory.catalogue.convert.streets import without_streets
from directory.catalogue.convert.texts import texts_of
from directory.catalogue.convert.words import audiences_of, cost_of, languages_of, needs_of

Record = dict[str, Any]


def catalogue_of(records: list[Record], gazetteer: Gazetteer) -> list[Record]:
    """Return the catalogue's records, sorted by id. KeyError names a word that is in no closed list."""
    return sorted((convert(record, gazetteer) for record in records), key=lambda record: str(record["id"]))


def convert(record: Record, gazetteer: Gazetteer) -> Record:
    """Return the catalogue's record; a confidential one without what would tell where it is."""
    return without_streets(whole(record, gazetteer))


def whole(record: Record, gazetteer: Gazetteer) -> Record:
    """Return the record before anything that tells where it is has been cut; what is empty is left out."""
    hours = read_hours(record["opening_hours"])
    coverage = coverage_of(record, gazetteer)
    languages, language_words = languages_of(record)
    evidence = evidence_of(record, hours.doubt)
    full = {
        "id": record["id"],
        "country": record["country"],
        "kind": record["kind"],
        "vetting_state": "in review" if held_for(record) else "published",
        "organization": record["organization"],
        "texts": texts_of(record, hours=hours.words, languages=language_words, coverage=coverage.words),
        "needs": needs_of(record),
        "audiences": audiences_of(record),
        "accepts_minors": "yes" if "children" in audiences_of(record) else "unknown",
        "location": position_of(record, gazetteer),
        "areas": list(coverage.areas),
        "phones": phones_of(record),
        "reached_through": list(reached_through(record)),
        "emails": record["email"],
        "url": record["website"],
        "languages": languages,
        "cost": cost_of(record),
        "hours": _hours(hours),
        "source_date": source_date(record["source_date"]),
        "sources": [_source(source, evidence) for source in record["sources"]],
        "evidence": evidence,
    }
    return {key: value for key, value in full.items() if value}


def _hours(hours: OpeningHours) -> dict[str, Any]:
    if hours.always_open:
        return {"always_open": True}
    return {"weekly": [list(row) for row in hours.weekly]} if hours.weekly else {}


def _source(source: dict[str, Any], evidence: list[dict[str, str]]) -> dict[str, str]:
    """Return a source without empty fields, and without a link that is known to lead somewhere else by now."""
    wrong = {row["value"] for row in evidence if row["kind"] == "wrong link"}
    kept = {key: source[key] for key in ("url", "date", "publisher", "note") if source.get(key)}
    if urlsplit(kept.get("url", "")).hostname in wrong:
        del kept["url"]
    return kept
