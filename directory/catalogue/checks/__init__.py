"""Checks a whole catalogue before a single row is written: every bad record by id, field and reason."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from directory.catalogue.checks.fault import BadCatalogueError, Fault, Record
from directory.catalogue.checks.fields import field_faults
from directory.catalogue.checks.known import Known
from directory.catalogue.checks.numbers import link_faults, number_faults
from directory.catalogue.checks.places import place_faults
from directory.catalogue.checks.rules import hours_faults, id_faults, public_faults, rule_faults, text_faults
from directory.catalogue.checks.shape import Found, shape_faults
from directory.catalogue.checks.streets import street_faults

__all__ = ["BadCatalogueError", "Fault", "Known", "Record", "faults_of"]

CHECKS = (
    id_faults,
    rule_faults,
    text_faults,
    hours_faults,
    public_faults,
    place_faults,
    number_faults,
    link_faults,
    field_faults,
    street_faults,
)


def faults_of(records: list[Any], known: Known) -> list[Fault]:
    """Return every fault of the records; none when they may be loaded."""
    per_record = (_faults(index, record, known) for index, record in enumerate(records))
    return [*_duplicates(records), *(fault for faults in per_record for fault in faults)]


def _faults(index: int, record: Any, known: Known) -> Iterator[Fault]:
    """Check the shape first: the other checks rely on it."""
    slug = record.get("id") if isinstance(record, dict) else None
    named = slug if isinstance(slug, str) and slug else f"record {index + 1}"
    found: list[tuple[str, str]] = list(shape_faults(record))
    checks: Iterable[Found] = () if found else (check(record, known) for check in CHECKS)
    for field, reason in (*found, *(fault for check in checks for fault in check)):
        yield Fault(named, field or "record", reason)


def _duplicates(records: list[Any]) -> Iterator[Fault]:
    shaped = [record for record in records if isinstance(record, dict)]
    for slug, count in Counter(str(record.get("id")) for record in shaped).items():
        if count > 1:
            yield Fault(slug, "id", f"is there {count} times")
    seen: dict[tuple[str, str, str], str] = {}
    for record in shaped:
        first = seen.setdefault(_identity(record), str(record.get("id")))
        if first != str(record.get("id")):
            yield Fault(str(record.get("id")), "texts", f"is the same service as {first}")


def _identity(record: Record) -> tuple[str, str, str]:
    """Return what two records of one service share: the organization, the texts and the place."""
    return (str(record.get("organization")), str(record.get("texts")), str(record.get("location")))
