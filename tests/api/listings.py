"""Invented listings for the tests of the API. Their numbers cannot ring."""

import itertools
from datetime import date, time

from directory.models import (
    Accessibility,
    CostOption,
    Language,
    Location,
    Organization,
    OrganizationText,
    Phone,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
    ServiceText,
    TaxonomyTerm,
)
from places.models import Place

count = itertools.count(1)


def place(kind="city", name="Inventabad", parent=None, **fields):
    """Make a place that is on no map."""
    number = 900_000 + next(count)
    above = parent.ancestors if parent else []
    path = f"{name}, {parent.name}" if parent else name
    given = {"latitude": 30.0, "longitude": 70.0, "timezone": "Asia/Karachi", "country": "PK"} | fields
    return Place.objects.create(
        id=f"xx-{number}", number=number, kind=kind, name=name, parent=parent, ancestors=[number, *above], path=path,
        source="invented", licence="none", **given,
    )  # fmt: skip


def organization(name="Invented Organisation"):
    """Make a body with a name."""
    row = Organization.everything.create()
    OrganizationText.objects.create(of=row, field="name", language="en", text=name)
    return row


def service(*, name="Invented Centre", texts=(), terms=(), body=None, **fields):
    """Make a published service; `texts` are (field, language, text, review) or shorter."""
    given = {"kind": "ngo", "vetting_state": "published", "slug": f"invented-{next(count)}"} | fields
    row = Service.everything.create(organization=body or organization(), **given)
    for field, language, text, *review in (("name", "en", name), *texts):
        ServiceText.objects.create(of=row, field=field, language=language, text=text, review=(*review, "source")[0])
    row.terms.set(TaxonomyTerm.objects.filter(slug__in=terms))
    return row


def at(row, where, *, precision="city", always_open=False, **fields):
    """Put the service at a place; return the service_at_location."""
    location = Location.everything.create(place=where, precision=precision, **fields)
    return ServiceAtLocation.everything.create(service=row, location=location, always_open=always_open)


def rich():
    """Make a service that has something in every table; return it."""
    province = place("province", "Inventprovince")
    city = place("city", "Inventabad", province)
    row = service(
        texts=[
            ("name", "ur", "ایجاد مرکز", "reviewed"),
            ("description", "en", "An invented centre."),
            ("papers_asked", "en", "None."),
            ("first_contact", "en", "Somebody picks up."),
            ("languages", "en", "Others by interpreter."),
        ],
        url="https://example.org/centre",
        emails=["help@example.org", "second@example.org"],
        women_staff="yes",
        source_date="2025-09",
    )
    Phone.objects.create(service=row, published="000-000", dial="000000", label="Office")
    Phone.objects.create(service=row, kind="whatsapp", published="000-001", dial="000001")
    Language.objects.create(service=row, code="ur")
    CostOption.objects.create(service=row, free=True, option="free")
    ServiceArea.objects.create(service=row, place=province)
    row.reached_through.create(published="000", dial="000", label="invented line")
    placed = at(
        row, city, precision="exact", latitude=30.5, longitude=70.5, address_1="1 Invented Road", postal_code="00000"
    )
    Accessibility.objects.create(location=placed.location, feature="wheelchair", present=True)
    hours(placed)
    return row


def hours(placed):
    """Give it weekly hours with a Friday break, two of Ramadan, an exception with hours and one without."""
    for weekday in (1, 2, 3, 4):
        Schedule.objects.create(service_at_location=placed, weekday=weekday, opens_at=time(9), closes_at=time(17))
    Schedule.objects.create(service_at_location=placed, weekday=5, opens_at=time(9), closes_at=time(12, 30))
    Schedule.objects.create(service_at_location=placed, weekday=5, opens_at=time(14, 30), closes_at=time(17))
    Schedule.objects.create(service_at_location=placed, kind="ramadan", weekday=1, opens_at=time(9), closes_at=time(13))
    days = {"valid_from": date(2027, 1, 1), "valid_to": date(2027, 1, 2), "kind": "exception"}
    Schedule.objects.create(service_at_location=placed, **days)
    Schedule.objects.create(service_at_location=placed, **days, opens_at=time(10), closes_at=time(12))


def confidential(**fields):
    """Make a service at a place that is known by its district only; return it."""
    district = place("district", "Inventdistrict", place("province", "Inventprovince"))
    row = service(name="Invented Shelter", **fields)
    at(row, district, precision="district", confidential=True)
    return row
