"""A record's own numbers, and the lines of others that lead to it."""

from collections.abc import Iterator
from typing import Any

from directory.catalogue.convert.words import label_of

# Whose line it is, by what is dialled and the province of the record that is reached through it.
HELPLINES = {
    ("15", None): "pk-police-15",
    ("1043", None): "pk-pb-1043",
    ("1089", None): "pk-bl-1089",
    ("1094", None): "pk-sd-1094",
    ("1099", None): "pk-mohr-1099",
    ("1121", "Khyber Pakhtunkhwa"): "pk-kp-1121",
    ("1121", "Punjab"): "pk-pb-cpwb-1121",
    ("1121", "Sindh"): "pk-sd-scpa-1121",
    ("1737", None): "pk-pb-1737",
    ("+9280022227", None): "pk-kp-bolo",
}
KINDS = {"phones": "voice", "sms": "sms", "whatsapp": "whatsapp"}


def phones_of(record: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the numbers that are the record's own, in its order."""
    return [
        {
            "kind": kind,
            "published": number["published"],
            "dial": number["dial"],
            "e164": number["e164"] or "",
            "label": label_of(number),
        }
        for field, kind in KINDS.items()
        for number in record[field]
        if not number["indirect"]
    ]


def reached_through(record: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the lines of others that lead to the record, each with the slug of the helpline it belongs to."""
    for number in record["phones"]:
        if number["indirect"]:
            dial = number["dial"]
            helpline = HELPLINES.get((dial, None)) or HELPLINES.get((dial, record["province"])) or ""
            yield {"helpline": helpline, "published": number["published"], "dial": dial, "label": label_of(number)}
