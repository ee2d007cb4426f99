"""Words and links of a confidential record that would tell where it is more closely than its district."""

from collections.abc import Iterator
from typing import Any

from directory.catalogue.checks.fault import Record
from directory.catalogue.checks.known import Known
from directory.catalogue.checks.shape import Found
from directory.street_like import street_like

# The location has checks of its own; what stands before the @ of an address of mail is nobody's street.
OTHERWISE = frozenset({"location", "emails"})


def street_faults(record: Record, known: Known) -> Found:
    """Yield (field, reason) for every text of a confidential record that is like a street, in any of its fields."""
    for at in telling_fields(record):
        yield at, "tells where a confidential place is: a street, a landmark, a point or a map"


def telling_fields(record: Record) -> Iterator[str]:
    """Yield the fields of a confidential record that tell where it is; none for any other record."""
    if record.get("location", {}).get("confidential"):
        for name, value in record.items():
            if name not in OTHERWISE:
                yield from (at for at, text in _texts(value, name) if street_like(text))


def _texts(value: Any, at: str) -> Found:
    """Yield every text in `value` with the field where it stands."""
    if isinstance(value, str):
        yield at, value
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _texts(item, f"{at}[{index}]")
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from _texts(item, f"{at}.{name}")
