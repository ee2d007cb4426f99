"""Numbers that cannot be dialled, that are there twice, or that evidence says are wrong."""

from urllib.parse import urlsplit

from directory.catalogue.checks.fault import Record
from directory.catalogue.checks.known import Known
from directory.catalogue.checks.shape import Found
from directory.phones import is_same_line, line_key, lines_of, number_fault


def number_faults(record: Record, known: Known) -> Found:
    """Yield (field, reason) for each bad number of the record, its own and those that lead to it."""
    seen: set[tuple[str, str]] = set()
    for name in ("phones", "reached_through"):
        for index, row in enumerate(record.get(name, ())):
            at = f"{name}[{index}]"
            yield from _row_faults(row, at, record["country"], known.wrong_lines.get(record["id"], set()))
            if (row.get("kind", "voice"), row["dial"]) in seen:
                yield f"{at}.dial", "is there twice"
            seen.add((row.get("kind", "voice"), row["dial"]))


def _row_faults(row: Record, at: str, country: str, wrong: set[str]) -> Found:
    e164 = str(row.get("e164", row["dial"] if row["dial"].startswith("+") else ""))
    if fault := number_fault(dial=row["dial"], e164=e164, country=country):
        yield f"{at}.dial", fault
    lines = set(lines_of(row["published"], country))
    dialled = line_key(row["dial"], country)
    if not any(is_same_line(line, dialled) for line in lines):
        yield f"{at}.published", "is not the number that is dialled"
    if any(is_same_line(line, bad) for line in lines | {dialled} for bad in wrong):
        yield f"{at}.published", "is a number that evidence says is wrong for this record"


def link_faults(record: Record, known: Known) -> Found:
    """Yield (field, reason) for each link or e-mail address that evidence says is wrong, whosever it is."""
    host = (urlsplit(record.get("url", "")).hostname or "").removeprefix("www.")
    if host in known.wrong_links:
        yield "url", "leads to a site that evidence says is wrong"
    for index, email in enumerate(record.get("emails", ())):
        if {email.lower(), email.rpartition("@")[2].lower()} & known.wrong_links:
            yield f"emails[{index}]", "is an address that evidence says is wrong"
    for index, source in enumerate(record.get("sources", ())):
        if (urlsplit(source.get("url", "")).hostname or "").removeprefix("www.") in known.wrong_links:
            yield f"sources[{index}].url", "leads to a site that evidence says is wrong"
