"""HSDS service: slim for lists, full with all that hangs on it, or just its id and when it changed."""

from datetime import UTC

from api.hsds.writing import contact
from api.hsds.writing.background import Background
from api.hsds.writing.location import service_at_location
from api.hsds.writing.organization import organization
from api.hsds.writing.shared import HSDSObject, name_in_urdu, without_blanks
from api.hsds.writing.taxonomy import attributes
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
        assured_date=str(service.assured_date) if service.assurance == Assurance.CONFIRMED else "",
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
    )


def modified(service: Service) -> str:
    """Return when the service last changed, in UTC."""
    return service.last_modified.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def how_to_reach(service: Service) -> str:
    """Return what happens at first contact, and the lines that lead there without being the service's own."""
    lines = [f"Reached through {row.published} ({row.label})." for row in service.reached_through.all()]
    return " ".join([*filter(None, [service.said("first_contact", "en")]), *lines])


def unconfirmed(service: Service) -> str:
    """Return the warning that goes with every listing that we have not confirmed ourselves."""
    if service.assurance == Assurance.CONFIRMED:
        return ""
    return f"From public sources, not yet confirmed by us ({service.source_date or 'date unknown'})."
