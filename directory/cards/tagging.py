"""Which tags and areas a listing has."""

from typing import Any

from directory.cards import tags
from directory.cards.facts import is_free, terms_of
from directory.cards.position import Position
from directory.cards.reading import Gathered
from directory.models import Known


def tags_of(listing: Any, read: Gathered, position: Position | None) -> list[int]:
    """Return every tag by which the listing can be filtered."""
    languages = (row.code for row in read.languages[listing.service_id])
    return tags.tag_set(
        (term.number for term in terms_of(listing.service_id, read)),
        (tags.language_tag(code) for code in languages if tags.is_language(code)),
        map(tags.place_tag, position.wide) if position else (),
        (flag for flag, is_set in _flags(listing, read) if is_set),
    )


def _flags(listing: Any, read: Gathered) -> tuple[tuple[int, bool], ...]:
    features = read.features[listing.location_id]
    return (
        (tags.FREE, is_free(listing.service_id, read)),
        (tags.ACCESSIBLE, any(row.feature == "wheelchair" and row.present for row in features)),
        (tags.REMOTE, is_remote(listing, read)),
        (tags.ACCEPTS_MINORS, read.services[listing.service_id].accepts_minors == Known.YES),
        (tags.ALWAYS_OPEN, listing.always_open),
        (tags.HOURS_KNOWN, listing.always_open or bool(read.schedules[listing.pk])),
    )


def is_remote(listing: Any, read: Gathered) -> bool:
    """Tell whether help is given by phone or online: a line, or a service without a place."""
    if not listing.location__place__ancestors:
        return True
    return any(term.slug == "helpline" for term in terms_of(listing.service_id, read))


def areas_of(listing: Any, read: Gathered) -> list[int]:
    """Return the numbers of the places that the listing serves from afar."""
    return [row.place__number for row in read.areas[listing.service_id]] if is_remote(listing, read) else []
