"""Test data: centres whose names are unmistakably invented, with numbers that cannot ring."""

import uuid
from typing import Any

from directory.cards import rebuild
from directory.cards.tags import AUDIENCES, NEEDS, TERMS
from directory.models import (
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
    Taxonomy,
    TaxonomyTerm,
    VettingState,
)
from places.models import Place


def make_place(name: str = "Testabad", *, parent: Place | None = None, **fields: Any) -> Place:
    """Save a place of the gazetteer under `parent`; a city unless `kind` says otherwise."""
    number = fields.pop("number", None) or 900_000 + Place.objects.count()
    defaults = {
        "id": f"zz/{number}",
        "kind": "city",
        "country": parent.country if parent else "PK",
        "latitude": 31.5,
        "longitude": 74.3,
        "path": name,
        "timezone": "Asia/Karachi",
        "source": "invented",
        "licence": "none",
    }
    ancestors = [number, *(parent.ancestors if parent else [])]
    return Place.objects.create(number=number, name=name, parent=parent, ancestors=ancestors, **defaults | fields)


def term(slug: str) -> TaxonomyTerm:
    """Return the taxonomy's term, saved when it is not there yet."""
    taxonomy = "need" if slug in NEEDS else "audience"
    assert slug in NEEDS | AUDIENCES
    of, _made = Taxonomy.objects.get_or_create(slug=taxonomy, defaults={"name": taxonomy, "version": "0"})
    found, _made = TaxonomyTerm.objects.get_or_create(slug=slug, defaults={"number": TERMS[slug], "taxonomy": of})
    return found


def make_organization(name: str = "Invented Body") -> Organization:
    """Save an organization with an English name."""
    organization = Organization.everything.create()
    OrganizationText.objects.create(of=organization, field="name", language="en", text=name)
    return organization


def make_service(name: str = "Invented Centre", *, needs: tuple[str, ...] = ("shelter",), **fields: Any) -> Service:
    """Save a published service without a place. Also takes audiences, languages, phones, free, areas."""
    lists = {key: fields.pop(key, ()) for key in ("audiences", "languages", "phones", "areas")}
    free = fields.pop("free", None)
    defaults = {"slug": f"invented-{uuid.uuid4()}", "kind": "ngo", "vetting_state": VettingState.PUBLISHED}
    if "organization" not in fields:
        defaults["organization"] = make_organization()
    service = Service.everything.create(**defaults | fields)
    ServiceText.objects.create(of=service, field="name", language="en", text=name)
    service.terms.set([term(slug) for slug in (*needs, *(lists["audiences"] or ("women",)))])
    for code in lists["languages"]:
        Language.objects.create(service=service, code=code)
    for number in lists["phones"]:
        Phone.objects.create(service=service, published=number, dial=number)
    for place in lists["areas"]:
        ServiceArea.objects.create(service=service, place=place)
    if free is not None:
        CostOption.objects.create(service=service, free=free, option="free" if free else "has a price")
    return service


def make_location(place: Place | None, **fields: Any) -> Location:
    """Save a location at a place (known by its city unless told), or a virtual one when `place` is None."""
    if place is None:
        return Location.everything.create(location_type="virtual", **fields)
    if "latitude" in fields:
        fields.setdefault("precision", "exact")
    if fields.get("confidential"):
        fields.setdefault("precision", "district")
    return Location.everything.create(place=place, **{"precision": "city"} | fields)


def make_listing(place: Place | None, name: str = "Invented Centre", **fields: Any) -> ServiceAtLocation:
    """Save a service at a place with its cards; takes what `make_service` and `make_location` take.

    `schedules` are keyword arguments of Schedule rows; `always_open` is 24 hours every day.
    """
    at = {key: fields.pop(key) for key in LOCATION_FIELDS if key in fields}
    schedules, always_open = fields.pop("schedules", ()), fields.pop("always_open", False)
    service = fields.pop("service", None) or make_service(name, **fields)
    listing = ServiceAtLocation.everything.create(
        service=service, location=make_location(place, **at), always_open=always_open
    )
    for row in schedules:
        Schedule.objects.create(service_at_location=listing, **row)
    rebuild([service])
    return listing


LOCATION_FIELDS = ("latitude", "longitude", "precision", "confidential", "address_1", "postal_code", "timezone")
