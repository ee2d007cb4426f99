"""Invented listings for the tests of the API, on top of tests.factories. Their numbers cannot ring."""

from datetime import date, time

from directory.cards import rebuild
from directory.models import Accessibility, Schedule, ServiceText
from tests.factories import make_listing, make_place, make_service

DAYS = {"valid_from": date(2027, 1, 1), "valid_to": date(2027, 1, 2), "kind": "exception"}
HOURS = (
    *({"weekday": weekday, "opens_at": time(9), "closes_at": time(17)} for weekday in (1, 2, 3, 4)),
    {"weekday": 5, "opens_at": time(9), "closes_at": time(12, 30)},
    {"weekday": 5, "opens_at": time(14, 30), "closes_at": time(17)},
    {"weekday": 1, "opens_at": time(9), "closes_at": time(13), "kind": "ramadan"},
    DAYS,
    {**DAYS, "opens_at": time(10), "closes_at": time(12)},
)
TEXTS = (
    ("name", "ur", "ایجاد مرکز", "reviewed"),
    ("description", "en", "An invented centre.", "source"),
    ("papers_asked", "en", "None.", "source"),
    ("first_contact", "en", "Somebody picks up.", "source"),
    ("languages", "en", "Others by interpreter.", "source"),
)


def say(service, field, language, text, review="source"):
    """Give a service that is ready to be sent a text."""
    _write(service, field, language, text, review)
    rebuild([service])


def _write(service, field, language, text, review):
    ServiceText.objects.create(of=service, field=field, language=language, text=text, review=review)


def schedule(listing, **row):
    """Give the listing one row of hours."""
    return Schedule.objects.create(service_at_location=listing, **row)


def published(name="Invented Centre", **fields):
    """Make a service without a place that is ready to be sent; return it."""
    service = make_service(name, **fields)
    rebuild([service])
    return service


def rich():
    """Make a service that has something in every table; return it."""
    province = make_place("Inventprovince", kind="province")
    city = make_place("Inventabad", parent=province, path="Inventabad, Inventprovince")
    service = make_service(
        phones=["000-000"],
        languages=["ur"],
        free=True,
        areas=[province],
        url="https://example.org/centre",
        emails=["help@example.org", "second@example.org"],
        women_staff="yes",
        source_date="2025-09",
    )
    for text in TEXTS:
        _write(service, *text)
    service.phones.create(kind="whatsapp", published="000-001", dial="000001", position=1)
    service.reached_through.create(published="000", dial="000", label="invented line")
    point = {"latitude": 30.5, "longitude": 70.5, "address_1": "1 Invented Road", "postal_code": "00000"}
    listing = make_listing(city, service=service, schedules=HOURS, **point)
    Accessibility.objects.create(location=listing.location, feature="wheelchair", present=True)
    rebuild([service])
    return service


def confidential(**fields):
    """Make a service at a place that is known by its district only; return it."""
    province = make_place("Inventprovince", kind="province")
    district = make_place("Inventdistrict", kind="district", parent=province, path="Inventdistrict, Inventprovince")
    return make_listing(district, "Invented Shelter", confidential=True, **fields).service
