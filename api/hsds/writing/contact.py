"""HSDS phone, language, cost_option, service_area and required_document of one service."""

from typing import Final

from api.hsds.writing.shared import HSDSObject, identify, without_blanks
from directory.models import CostOption, Language, Phone, PhoneKind, Service, ServiceArea

# HSDS takes RFC 6350's words; WhatsApp is none of them, so the description says it.
PHONE_TYPES: Final[dict[str, str]] = {PhoneKind.VOICE: "voice", PhoneKind.SMS: "text", PhoneKind.WHATSAPP: "text"}


def phone(row: Phone) -> HSDSObject:
    """Return the number as published. Lines that only lead to the service are not its phones."""
    words = ("WhatsApp" if row.kind == PhoneKind.WHATSAPP else "", row.label)
    return without_blanks(
        id=identify(row.service_id, "phone", row.kind, row.dial),
        number=row.published,
        type=PHONE_TYPES[row.kind],
        description=", ".join(word for word in words if word),
    )


def language(row: Language) -> HSDSObject:
    """Return a language that people at the service speak."""
    return {"id": identify(row.service_id, "language", row.code), "code": row.code}


def cost_option(row: CostOption) -> HSDSObject:
    """Return what it costs, as published; the amount is given only where it is known to be nothing."""
    return without_blanks(
        id=identify(row.service_id, "cost", row.option),
        option=row.option,
        **({"amount": 0} if row.free else {}),
    )


def service_area(row: ServiceArea) -> HSDSObject:
    """Return a place that the service covers."""
    return {"id": identify(row.service_id, "area", row.place_id), "name": row.place.path or row.place.name}


def service_areas(service: Service) -> list[HSDSObject]:
    """Return the places that the service covers, else its own words about them."""
    places = [service_area(row) for row in service.areas.all()]
    words = service.said("coverage", "en")
    return places or ([{"id": identify(service.pk, "area"), "name": words}] if words else [])


def required_documents(service: Service) -> list[HSDSObject]:
    """Return what papers are asked for, where that is known."""
    words = service.said("papers_asked", "en")
    return [{"id": identify(service.pk, "papers"), "document": words}] if words else []
