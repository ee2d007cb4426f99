"""A record as rows of the database, not yet saved, each with the field of the record it comes from."""

from collections.abc import Iterator
from datetime import time
from typing import Any, NamedTuple

from django.db.models import Model

from directory.catalogue.ids import derived_id
from directory.models import (
    CostOption,
    Evidence,
    Language,
    Location,
    Organization,
    OrganizationText,
    Phone,
    ReachedThrough,
    Schedule,
    Service,
    ServiceAtLocation,
    ServiceText,
    Source,
)
from places.ids import country_id
from places.models import Place

Record = dict[str, Any]


class Main(NamedTuple):
    """The rows that have an id of their own, which follows from the record's."""

    organization: Organization
    service: Service
    location: Location
    listing: ServiceAtLocation


def main_rows(record: Record, *, timezone: str, digest: str = "") -> Main:
    """Return the record's organization, service, location and service-at-location."""
    slug = record["id"]
    organization = Organization(id=derived_id("organization", record["organization"]))
    service = Service(
        id=derived_id("service", slug),
        slug=slug,
        organization=organization,
        kind=record["kind"],
        vetting_state=record["vetting_state"],
        url=record.get("url", ""),
        emails=record.get("emails", []),
        source_date=record.get("source_date", ""),
        accepts_minors=record["accepts_minors"],
        source_digest=digest,
    )
    location = location_row(record, timezone=timezone)
    always_open = record.get("hours", {}).get("always_open", False)
    listing = ServiceAtLocation(
        id=derived_id("service-at-location", slug), service=service, location=location, always_open=always_open
    )
    return Main(organization, service, location, listing)


def location_row(record: Record, *, timezone: str) -> Location:
    """Return the record's location; without a place it is virtual."""
    data = record.get("location", {})
    return Location(
        id=derived_id("location", record["id"]),
        location_type="physical" if "place" in data else "virtual",
        place_id=data.get("place"),
        precision=data.get("precision", ""),
        confidential=data.get("confidential", False),
        address_1=data.get("address", ""),
        latitude=data.get("latitude"),
        longitude=data.get("longitude"),
        timezone=timezone,
    )


def part_rows(record: Record, main: Main) -> Iterator[tuple[str, Model]]:
    """Yield (field, row) for every row that hangs on the service, other than areas and terms."""
    service = main.service
    name = record["organization"]
    yield "organization", OrganizationText(of=main.organization, field="name", language="en", text=name)
    for at, row in _rows(record, "texts"):
        yield at, ServiceText(of=service, **row)
    yield from _number_rows(record, service)
    for field, model in (("sources", Source), ("evidence", Evidence)):
        for at, row in _rows(record, field):
            yield at, model(service=service, **row)
    for index, code in enumerate(record.get("languages", ())):
        yield f"languages[{index}]", Language(service=service, code=code)
    if "cost" in record:
        yield "cost", CostOption(service=service, **record["cost"])
    yield from _schedule_rows(record, main.listing)


def _number_rows(record: Record, service: Service) -> Iterator[tuple[str, Model]]:
    for position, (at, row) in enumerate(_rows(record, "phones")):
        yield at, Phone(service=service, short_code=not row["e164"], position=position, **row)
    for at, row in _rows(record, "reached_through"):
        slug = row.pop("helpline")
        helpline = derived_id("service", slug) if slug else None
        yield at, ReachedThrough(service=service, helpline_id=helpline, **row)


def _schedule_rows(record: Record, listing: ServiceAtLocation) -> Iterator[tuple[str, Model]]:
    for weekday, opens_at, closes_at in record.get("hours", {}).get("weekly", ()):
        yield (
            "hours",
            Schedule(
                service_at_location=listing,
                weekday=weekday,
                opens_at=time.fromisoformat(opens_at),
                closes_at=time.fromisoformat(closes_at),
            ),
        )


def timezone_of(record: Record, places: dict[str, Place]) -> str:
    """Return the time zone of the record's place, else of its country."""
    return places[record.get("location", {}).get("place", country_id(record["country"]))].timezone


def _rows(record: Record, name: str) -> Iterator[tuple[str, Record]]:
    for index, row in enumerate(record.get(name, ())):
        yield f"{name}[{index}]", dict(row)
