"""HSDS service: slim for lists, full with all that hangs on it, or just its name and state."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from typing import Any, NamedTuple
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from api.hsds.writing import contact
from api.hsds.writing.location import location, service_at_location
from api.hsds.writing.organization import organization
from api.hsds.writing.shared import OURS, HSDSObject, identify, name_in_urdu, said, without_blanks
from api.hsds.writing.taxonomy import Lexicon, Word, attributes
from directory.ageing import freshness_of
from directory.cards.facts import is_full
from directory.cards.position import public_position
from directory.cards.reading import Gathered
from directory.models import Assurance, AssuranceMethod, Freshness


class Written(NamedTuple):
    """A service in three depths, without `last_modified`; what it is found by; and until when its capacity is right."""

    minimal: HSDSObject
    slim: HSDSObject
    full: HSDSObject
    words: str
    good_until: date | None


def written(pk: UUID, read: Gathered, lexicon: Lexicon) -> Written:
    """Return the objects of a public service."""
    service, words = read.services[pk], words_of(pk, read, lexicon)
    minimal = {"id": str(pk), "name": said(read.texts[pk], "name"), "status": service.status}
    short = minimal | slim(service, read, words)
    whole = short | full(service, read, words)
    is_ending = is_full(service, timezone.localdate()) and service.capacity_until
    return Written(minimal, short, whole, found_by(service, read), service.capacity_until if is_ending else None)


def found_by(service: Any, read: Gathered) -> str:
    """Return what a search looks through: names and descriptions in every language, and the public names of places."""
    texts = (*read.texts[service.pk], *read.organization_texts[service.organization_id])
    said = [row.text for row in texts if row.field in {"name", "description"}]
    positions = (public_position(row, read.places) for row in read.listings[service.pk])
    places = (position.place for position in positions if position)
    said += [name for place in places for name in (place.path or place.name, place.path_ur or place.name_ur)]
    return "\n".join(sorted({one.casefold() for one in said if one}))


def words_of(pk: UUID, read: Gathered, lexicon: Lexicon) -> list[Word]:
    """Return the service's words in the order of the lists."""
    ids = {row.taxonomyterm_id for row in read.term_ids[pk]}
    return [word for key, word in lexicon.items() if key in ids]


def slim(service: Any, read: Gathered, words: list[Word]) -> HSDSObject:
    """Return what the service's own row says, and the body behind it: no lists."""
    texts, body = read.texts[service.pk], service.organization_id
    return without_blanks(
        organization_id=str(body),
        alternate_name=name_in_urdu(texts),
        description=said(texts, "description"),
        url=service.url,
        email=service.emails[0] if service.emails else "",
        application_process=how_to_reach(texts, read.ways[service.pk]),
        interpretation_services=said(texts, "languages"),
        assured_date=str(service.assured_date) if is_confirmed(service) else "",
        assurer_email=settings.ASSURER_EMAIL if is_confirmed_by_us(service) else "",
        alert=unconfirmed(service),
        organization=organization(body, service.organization__website, read.organization_texts[body]),
        **{OURS: about(service, words)},
    )


def full(service: Any, read: Gathered, words: list[Word]) -> HSDSObject:
    """Return all that hangs on the service: phones, places, hours, languages, costs, areas and attributes."""
    pk, texts = service.pk, read.texts[service.pk]
    return without_blanks(
        phones=[contact.phone(row) for row in read.phones[pk]],
        languages=[contact.language(row) for row in read.languages[pk]],
        cost_options=[contact.cost_option(row) for row in read.costs[pk]],
        service_areas=contact.service_areas(service, read.areas[pk], texts),
        required_documents=contact.required_documents(service, texts),
        service_at_locations=[at_location(row, read, said(texts, "hours")) for row in read.listings[pk]],
        attributes=attributes(service, words),
        capacities=capacities(service),
    )


def at_location(row: Any, read: Gathered, hours: str) -> HSDSObject:
    """Return the service at one of its places."""
    where = location(row, read.places, read.features[row.location_id])
    return service_at_location(row, where, read.schedules[row.pk], hours)


def about(service: Any, words: list[Word]) -> HSDSObject:
    """Return what our profile adds, in the words of /api/v1/: needs, audiences, assurance, capacity."""
    return without_blanks(
        needs=[word.slug for word in words if word.taxonomy == "need"],
        audiences=[word.slug for word in words if word.taxonomy == "audience"],
        assurance=assurance(service),
        capacity=capacity(service),
    )


def assurance(service: Any) -> HSDSObject:
    """Return whether and when we confirmed the listing, else how old its newest source is."""
    return without_blanks(
        state=service.assurance,
        date=str(service.assured_date) if is_confirmed(service) else service.source_date,
        overdue=freshness_of(service, timezone.localdate()) == Freshness.OVERDUE,
    )


def capacity(service: Any) -> HSDSObject:
    """Return whether it takes new people, where it has said so and what it said still holds."""
    until = service.capacity_until
    if not service.capacity or (until is not None and until < timezone.localdate()):
        return {}
    return without_blanks(state=service.capacity, said_on=str(service.capacity_said_on), until=str(until or ""))


def is_confirmed(service: Any) -> bool:
    """Say whether we have confirmed the listing ourselves, or its organization has."""
    return bool(service.assurance == Assurance.CONFIRMED)


def is_confirmed_by_us(service: Any) -> bool:
    """Say whether it was our vetters who confirmed the listing: they answer for nothing that others declared."""
    return is_confirmed(service) and service.assured_method != AssuranceMethod.SELF_DECLARED


def capacities(service: Any) -> list[HSDSObject]:
    """Return that nobody new is taken, where the service has said so; HSDS has no way to say "some, not counted"."""
    if not is_full(service, timezone.localdate()) or service.capacity_said_on is None:
        return []
    moment = datetime.combine(service.capacity_said_on, time(), UTC).isoformat().replace("+00:00", "Z")
    until = f"Full until {service.capacity_until}." if service.capacity_until else "Full for now."
    unit = {"id": identify("unit", "people"), "name": "people"}
    found = {"id": identify(service.pk, "capacity"), "unit": unit, "available": 0, "updated": moment}
    return [found | {"description": until}]


def how_to_reach(texts: Iterable[Any], ways: Iterable[Any]) -> str:
    """Return what happens at first contact, and the lines that lead there without being the service's own."""
    lines = [f"Reached through {row.published} ({row.label})." for row in ways]
    return " ".join([*filter(None, [said(texts, "first_contact")]), *lines])


def unconfirmed(service: Any) -> str:
    """Return the warning that goes with every listing that we have not confirmed ourselves."""
    if is_confirmed(service):
        return ""
    return f"From public sources, not yet confirmed by us ({service.source_date or 'date unknown'})."
