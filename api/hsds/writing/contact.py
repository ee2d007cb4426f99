"""HSDS phone, language, cost_option, service_area and required_document of one service."""

from collections.abc import Iterable
from typing import Any, Final

from api.hsds.writing.shared import HSDSObject, identify, said, without_blanks
from directory.models import PhoneKind

# HSDS takes RFC 6350's words; WhatsApp is none of them, so the description says it.
PHONE_TYPES: Final[dict[str, str]] = {PhoneKind.VOICE: "voice", PhoneKind.SMS: "text", PhoneKind.WHATSAPP: "text"}


def phone(row: Any) -> HSDSObject:
    """Return the number as published. Lines that only lead to the service are not its phones."""
    words = ("WhatsApp" if row.kind == PhoneKind.WHATSAPP else "", row.label)
    return without_blanks(
        id=identify(row.service_id, "phone", row.kind, row.dial),
        number=row.published,
        type=PHONE_TYPES[row.kind],
        description=", ".join(word for word in words if word),
    )


def language(row: Any) -> HSDSObject:
    """Return a language that people at the service speak."""
    return {"id": identify(row.service_id, "language", row.code), "code": row.code}


def cost_option(row: Any) -> HSDSObject:
    """Return what it costs, as published; the amount is given only where it is known to be nothing."""
    return without_blanks(
        id=identify(row.service_id, "cost", row.option),
        option=row.option,
        **({"amount": 0} if row.free else {}),
    )


def service_areas(service: Any, areas: Iterable[Any], texts: Iterable[Any]) -> list[HSDSObject]:
    """Return the places that the service covers, else its own words about them."""
    places = [service_area(row) for row in areas]
    words = said(texts, "coverage")
    return places or ([{"id": identify(service.pk, "area"), "name": words}] if words else [])


def service_area(row: Any) -> HSDSObject:
    """Return a place that the service covers."""
    return {"id": identify(row.service_id, "area", row.place_id), "name": row.place__path or row.place__name}


def required_documents(service: Any, texts: Iterable[Any]) -> list[HSDSObject]:
    """Return what papers are asked for, where that is known."""
    words = said(texts, "papers_asked")
    return [{"id": identify(service.pk, "papers"), "document": words}] if words else []
