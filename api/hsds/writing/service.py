"""HSDS service: slim for lists, full with all that hangs on it, or just its id and when it changed."""

from datetime import UTC, datetime, time

from django.conf import settings
from django.utils import timezone

from api.hsds.writing import contact
from api.hsds.writing.background import Background
from api.hsds.writing.location import service_at_location
from api.hsds.writing.organization import organization
from api.hsds.writing.shared import HSDSObject, identify, name_in_urdu, without_blanks
from api.hsds.writing.taxonomy import attributes
from directory.cards.facts import is_full
from directory.models import Assurance, Service


def minimal(service: Service) -> HSDSObject:
    """Return what a copy elsewhere needs to see whether it is old."""
    return {
        "id": str(service.pk),
        "name": service.said("name", "en"),
        "status": service.status,
        "last_modified": modified(service),
    }


def slim(service: Service) -> HSDSObject:
    """Return the service and the body behind it, without lists."""
    return minimal(service) | without_blanks(
        organization_id=str(service.organization_id),
        alternate_name=name_in_urdu(service),
        description=service.said("description", "en"),
        url=service.url,
        email=service.emails[0] if service.emails else "",
        application_process=how_to_reach(service),
        interpretation_services=service.said("languages", "en"),
        assured_date=str(service.assured_date) if is_confirmed(service) else "",
        assurer_email=settings.ASSURER_EMAIL if is_confirmed(service) else "",
        alert=unconfirmed(service),
        organization=organization(service.organization),
    )


def full(service: Service, background: Background) -> HSDSObject:
    """Return the service with its phones, places, hours, languages, costs, areas and attributes."""
    return slim(service) | without_blanks(
        phones=[contact.phone(row) for row in service.phones.all()],
        languages=[contact.language(row) for row in service.languages.all()],
        cost_options=[contact.cost_option(row) for row in service.cost_options.all()],
        service_areas=contact.service_areas(service),
        required_documents=contact.required_documents(service),
        service_at_locations=[
            service_at_location(row, background.places) for row in service.service_at_locations.all()
        ],
        attributes=attributes(service, background.words),
        capacities=capacities(service),
    )


def is_confirmed(service: Service) -> bool:
    """Say whether we have confirmed the listing ourselves, or its organization has."""
    return service.assurance == Assurance.CONFIRMED


def capacities(service: Service) -> list[HSDSObject]:
    """Return that nobody new is taken, where the service has said so; HSDS has no way to say "some, not counted"."""
    if not is_full(service, timezone.localdate()) or service.capacity_said_on is None:
        return []
    said = datetime.combine(service.capacity_said_on, time(), UTC).isoformat().replace("+00:00", "Z")
    until = f"Full until {service.capacity_until}." if service.capacity_until else "Full for now."
    unit = {"id": identify("unit", "people"), "name": "people"}
    found = {"id": identify(service.pk, "capacity"), "unit": unit, "available": 0, "updated": said}
    return [found | {"description": until}]


def modified(service: Service) -> str:
    """Return when the service last changed, in UTC."""
    return service.last_modified.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def how_to_reach(service: Service) -> str:
    """Return what happens at first contact, and the lines that lead there without being the service's own."""
    lines = [f"Reached through {row.published} ({row.label})." for row in service.reached_through.all()]
    return " ".join([*filter(None, [service.said("first_contact", "en")]), *lines])


def unconfirmed(service: Service) -> str:
    """Return the warning that goes with every listing that we have not confirmed ourselves."""
    if is_confirmed(service):
        return ""
    return f"From public sources, not yet confirmed by us ({service.source_date or 'date unknown'})."
